import ArgumentParser
import Calibration
import FeedbackModel
import Ingestion
import LexiconMatching
import Pipeline

/// `earshot lexicon import`: word lists that the user owns already, as an overlay.
struct LexiconImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes an overlay of a dictionary that another tool uses.",
    discussion: """
      Reads VADER, AFINN, LIWC (.dic), Lexicoder (.lc3), quanteda (.yml), Yoshikoder (.ykd), WordStat (.cat), NRC \
      EmoLex, the folder of SentiStrength, sentimentr (CSV of x and y), and tables with columns for the term and for its \
      category or weight. Words with weights, and those of categories such as positive or negemo, become valence \
      entries; other categories become topics; negators, boosters, contrasts and slang become what they are.

      What word lists cannot say is told with file, line and reason, and listed whole in not-imported.csv beside them. \
      Weights are brought to the scale -4 to 4: those of AFINN by 0.8, those of SentiStrength by taking one off, those \
      of sentimentr by 2.

      Examples:
        earshot lexicon import vader_lexicon.txt -o vader/
        earshot lexicon import LIWC.dic -o ours/ --category negemo --category posemo
        earshot lexicon import codes.csv -o ours/ --map "Late delivery=topic:delivery" --map Misc=skip
        earshot lexicon diff --overlay vader/ survey.csv
      """
  )

  @Argument(help: ArgumentHelp("The dictionary: a file, or a folder.", valueName: "path"))
  var path: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder of the overlay; it is made if need be.", valueName: "dir")
  )
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The format (default: found from name and content): "
        + DictionaryFormat.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "format"
    )
  )
  var from: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The charset of the dictionary, by any name ICU knows.", valueName: "name")
  )
  var encoding: String?

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "What a category becomes: topic:ID, valence:NUMBER, cue:CATEGORY, negation, intensity:FACTOR or skip; repeatable.",
      valueName: "category=target"
    )
  )
  var map: [String] = []

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "A category that is wanted, with those inside it; all others are left out; repeatable.",
      valueName: "name"
    )
  )
  var category: [String] = []

  @Option(name: .long, help: ArgumentHelp("What weights are multiplied by.", valueName: "factor"))
  var scale = "1"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The valence of words without a weight, of categories such as positive.",
      valueName: "number"
    )
  )
  var strength = "2"

  @Option(
    name: .long,
    help: ArgumentHelp("The name in the headers (default: that of the file).", valueName: "name")
  )
  var name: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The licence in the headers (default: by format).", valueName: "text")
  )
  var licence: String?

  @OptionGroup var lexicon: LexiconOptions

  @Flag(name: .long, help: "Replace what an earlier import wrote into the folder.")
  var overwrite = false

  @Option(name: .long, help: ArgumentHelp("text or json.", valueName: "format"))
  var format = "text"

  mutating func run() throws {
    guard format == "text" || format == "json" else {
      throw CommandError("'\(format)' is no output format", remedy: "give --format text or json.")
    }
    let settings = try settings()
    let format = try dictionaryFormat()
    let folder = OverlayFolder.imported(output)
    try folder.check(overwrites: overwrite)
    let dictionary = try ImportedDictionary(
      path: path,
      names: FileReading.names(in: path),
      format: format,
      encoding: encoding
    )
    guard !dictionary.entries.isEmpty else { throw Self.isEmpty(dictionary, path) }
    var imported = try Self.imported(dictionary, settings)
    try imported.fit(over: lexicon.engineOptions)
    if !imported.files.isEmpty {
      try folder.write(imported.files)
      try ImportLossList(imported.losses).write(to: folder)
    }
    let page = ImportPage(imported, folder: output, paint: Paint.standardOutput)
    print(self.format == "json" ? page.json : page.text, terminator: "")
    guard !imported.files.isEmpty else {
      throw CommandError(
        "nothing of \(path) can be carried over",
        remedy: "see what is told of its lines; --map and --category say what is wanted."
      )
    }
  }

  private func settings() throws -> LexiconImport.Settings {
    var settings = LexiconImport.Settings()
    settings.scale = try Self.number("--scale", scale, in: 1...1_000_000)
    settings.strength = try Self.number("--strength", strength, in: 1...4000)
    settings.licence = licence
    settings.name = name ?? Self.name(of: path)
    settings.only = category
    settings.wishes = try map.map { wish in
      guard let sign = wish.lastIndex(of: "="),
        let target = ImportTarget(String(wish[wish.index(after: sign)...])), sign > wish.startIndex
      else {
        throw CommandError(
          "'\(wish)' does not say what a category becomes",
          remedy:
            "write it as CATEGORY=TARGET; a target is topic:ID (lower-case letters, digits, hyphens), valence:-2 "
            + "(-4 to 4), cue:churn or another category of cues, negation, intensity:1.5 (0.1 to 3) or skip."
        )
      }
      return ImportedCategories.Wish(String(wish[..<sign]), target)
    }
    return settings
  }

  private func dictionaryFormat() throws -> DictionaryFormat? {
    guard let from else { return nil }
    guard let format = DictionaryFormat(rawValue: from.lowercased()) else {
      let known = DictionaryFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandError("'\(from)' is no format of dictionaries", remedy: "give one of \(known).")
    }
    return format
  }

  private static func imported(
    _ dictionary: ImportedDictionary,
    _ settings: LexiconImport.Settings
  ) throws -> LexiconImport {
    do throws(ImportedCategories.Unknown) {
      return try LexiconImport(dictionary, settings)
    } catch {
      let known = error.known.prefix(Self.namedCategories).joined(separator: ", ")
      let more = error.known.count > Self.namedCategories ? ", …" : ""
      throw CommandError(
        "the dictionary has no category '\(error.name)'",
        remedy: error.known.isEmpty
          ? "leave the option out; its words have no categories." : "name one of \(known)\(more)."
      )
    }
  }

  /// The most categories that an error names.
  private static let namedCategories = 20

  private static func isEmpty(_ dictionary: ImportedDictionary, _ path: String) -> CommandError {
    let first = dictionary.losses.first.map { " (\($0.location): \($0.reason))" } ?? ""
    return CommandError(
      "\(path) has no entries of a \(dictionary.format.title) dictionary\(first)",
      remedy: "check the file; --from names another format."
    )
  }

  private static func number(
    _ option: String,
    _ text: String,
    in range: ClosedRange<Int>
  ) throws -> Int {
    guard let value = Thousandths.parse(text), range.contains(value) else {
      throw CommandError(
        "\(option) is '\(text)'; it must be a decimal from \(Thousandths.text(range.lowerBound)) to "
          + Thousandths.text(range.upperBound),
        remedy: "write it as 0.8, with a point and at most three decimals."
      )
    }
    return value
  }

  /// Returns the name of a file without its folder and extensions.
  private static func name(of path: String) -> String {
    let last = path.split(separator: "/").last ?? "dictionary"
    return String(last.split(separator: ".").first ?? "dictionary")
  }
}
