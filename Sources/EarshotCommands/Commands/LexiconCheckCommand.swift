import ArgumentParser
import Calibration
import LexiconMatching
import Reporting

/// `earshot lexicon check`: what is wrong with word lists, and what looks odd.
struct LexiconCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads word lists and taxonomies, lists bad lines and what looks odd.",
    discussion: """
      A bad line stops every run, so it ends the check with exit code 2; all of them are listed with file, line and \
      mend. What a run would take, but looks like a slip, is a warning: two lines that contradict one another, a form \
      that no comment can match, a line that changes nothing, a topic that can never hold. Without a path the folder \
      of word lists is checked, with every taxonomy in it.

      Examples:
        earshot lexicon check
        earshot lexicon check ours/ --taxonomy service
        earshot lexicon check --overlay ours/ --strict
        earshot lexicon check Lexicons/en/phrases.tsv --superfluous --format json
      """
  )

  @Argument(help: ArgumentHelp("Files or folders of word lists.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup var lexicon: LexiconOptions

  @Flag(name: .long, help: "End with exit code 1 where there is a warning.")
  var strict = false

  @Flag(name: .long, help: "Tell phrases that come to what their words come to without them.")
  var superfluous = false

  @Option(name: .long, help: ArgumentHelp("text or json.", valueName: "format"))
  var format = "text"

  mutating func run() throws {
    guard format == "text" || format == "json" else {
      throw CommandError("'\(format)' is no output format", remedy: "give --format text or json.")
    }
    let check = try LexiconCheck(files(), findsSuperfluous: superfluous)
    let page = LexiconCheckPage(check, paint: Paint.standardOutput)
    if format == "json" {
      print(page.json, terminator: "")
    } else {
      for warning in check.warnings {
        StandardError.write(DisplayText.oneLine(warning.description, limit: 4_000))
      }
      print(page.text, terminator: "")
    }
    if strict, !check.warnings.isEmpty { throw ExitCode(ExitStatus.tooManyRejects) }
  }

  private func files() throws -> LexiconFiles {
    guard !paths.isEmpty else {
      return try LexiconFiles(
        folder: LexiconLocator.folder(option: lexicon.lexicons),
        taxonomies: lexicon.taxonomy,
        overlays: lexicon.overlay
      )
    }
    guard lexicon.overlay.isEmpty else {
      throw CommandError(
        "paths and --overlay cannot be checked at once",
        remedy: "give the overlay as a path, or leave the paths out."
      )
    }
    var context: [String] = []
    if !lexicon.taxonomy.isEmpty {
      let folder = try LexiconLocator.folder(option: lexicon.lexicons) + "/en"
      context = try lexicon.taxonomy.map { try LexiconSet.taxonomyPath($0, folder) }
    }
    let folder = try? LexiconLocator.folder(option: lexicon.lexicons)
    return try LexiconFiles(at: paths, context: context, folder: folder)
  }
}
