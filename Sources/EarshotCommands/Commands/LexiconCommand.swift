import ArgumentParser

/// `earshot lexicon`: the word lists as code.
struct LexiconCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract:
      "Checks word lists, takes up those of other tools, tells what they leave out and what a change of them moves.",
    subcommands: [
      LexiconCheckCommand.self, LexiconImportCommand.self, LexiconCoverageCommand.self,
      LexiconDiffCommand.self,
    ]
  )
}
