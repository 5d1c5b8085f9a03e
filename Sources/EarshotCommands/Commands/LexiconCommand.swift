import ArgumentParser

/// `earshot lexicon`: the word lists as code.
struct LexiconCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Checks word lists, tells what they leave out, and what a change of them moves.",
    subcommands: [LexiconCheckCommand.self, LexiconCoverageCommand.self, LexiconDiffCommand.self]
  )
}
