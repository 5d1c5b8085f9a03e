import ArgumentParser
import LexiconMatching
import Pipeline

/// The options that choose word lists.
struct LexiconOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("The folder of word lists (the one that holds `en`).", valueName: "dir")
  )
  var lexicons: String?

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "A taxonomy by name, or a taxonomy file; repeatable (default: service).",
      valueName: "name|file"
    )
  )
  var taxonomy: [String] = []

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "Word lists whose entries come over the shipped ones; repeatable.",
      valueName: "dir"
    )
  )
  var overlay: [String] = []

  /// Reads and compiles the word lists.
  func engine() throws -> Engine { try Engine(engineOptions) }

  /// Returns the options that consult the taxonomies of all other trades as well.
  func consultingOptions() throws -> EngineOptions {
    var options = engineOptions
    options.consulted = LexiconSet.shippedTaxonomies(
      folder: try LexiconLocator.folder(option: lexicons),
      language: options.language
    )
    return options
  }

  /// Which word lists they are.
  var engineOptions: EngineOptions {
    var options = EngineOptions()
    options.lexicons = lexicons
    if !taxonomy.isEmpty { options.taxonomies = taxonomy }
    options.overlays = overlay
    options.cache = .standard
    return options
  }
}
