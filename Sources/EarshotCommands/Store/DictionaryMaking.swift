import Classification
import LexiconMatching
import Pipeline
import Reporting
import Store

extension DictionaryDescription {
  /// The word lists of an engine.
  init(_ engine: Engine) {
    let taxonomies = Set(engine.taxonomySources)
    self.init(
      engine: Engine.version,
      icu: VersionText.icu,
      unicode: VersionText.unicode,
      lexicons: engine.sources.filter { !taxonomies.contains($0) }.map {
        Source(name: $0.name, version: $0.version, sha256: $0.sha256)
      },
      taxonomies: engine.taxonomySources.map {
        Source(name: $0.name, version: $0.version, sha256: $0.sha256)
      },
      topics: engine.topics.map { Topic(id: $0.id, name: $0.name) }
    )
  }
}

extension RunManifest {
  /// What made the figures of a store.
  init(_ makers: StoreMakers, _ layout: StoreLayout, named: [(String, String)]) {
    self.init(
      engineVersion: makers.dictionary.engine,
      icuVersion: makers.dictionary.icu,
      unicodeVersion: makers.dictionary.unicode,
      timeZone: layout.timeZone
    )
    inputs = makers.inputs.map {
      Input(name: $0.name, sha256: $0.sha256, bytes: $0.bytes, rows: $0.rows)
    }
    lexicons = makers.dictionary.lexicons.map {
      Source(name: $0.name, version: $0.version, sha256: $0.sha256)
    }
    taxonomies = makers.dictionary.taxonomies.map {
      Source(name: $0.name, version: $0.version, sha256: $0.sha256)
    }
    options = named.map { Option(name: $0.0, value: $0.1) }
  }
}
