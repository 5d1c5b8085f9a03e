import ArgumentParser
import FeedbackModel
import Pipeline

/// `earshot topics`: the taxonomies.
struct TopicsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics",
    abstract: "Checks taxonomies, tells what they leave out, and what a change of them moves.",
    subcommands: [Check.self, TopicsSuggestCommand.self, LexiconDiffCommand.self]
  )

  /// `earshot topics check`: runs the examples that stand in the taxonomy files.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Runs the examples that must and must not get a topic.",
      discussion: """
        Example:
          earshot topics check --taxonomy service --taxonomy airline
        """,
      aliases: ["test"]
    )

    @OptionGroup var lexicon: LexiconOptions

    mutating func run() throws {
      // Compiled lists have no examples.
      var options = lexicon.engineOptions
      options.cache = nil
      let engine = try Engine(options)
      let outcome = engine.checkExamples()
      for failure in outcome.failures { StandardError.write(failure.description) }
      print("\(outcome.passed) examples hold, \(outcome.failures.count) fail")
      if !outcome.failures.isEmpty { throw ExitCode(ExitStatus.tooManyRejects) }
    }
  }
}
