import Ingestion
import LexiconMatching
import Pipeline
import Reporting

/// Puts together what every result names as its makers.
enum ManifestMaking {
  /// Returns the manifest of a run.
  static func manifest(
    engine: Engine,
    inputs: [FinishedInput],
    options: RunOptions,
    named: [(String, String)]
  ) -> RunManifest {
    let taxonomies = Set(engine.taxonomySources)
    var manifest = RunManifest(
      engineVersion: Engine.version,
      icuVersion: VersionText.icu,
      unicodeVersion: VersionText.unicode,
      timeZone: options.timeZone.name
    )
    manifest.inputs = inputs.map {
      // The folder is the user's own affair and says nothing about the result.
      let name = $0.path.split(separator: "/").last.map(String.init) ?? $0.path
      return RunManifest.Input(
        name: name,
        sha256: $0.sha256,
        bytes: $0.bytes,
        rows: $0.rows,
        encoding: $0.encoding
      )
    }
    manifest.lexicons = engine.sources.filter { !taxonomies.contains($0) }.map {
      RunManifest.Source(name: $0.name, version: $0.version, sha256: $0.sha256)
    }
    manifest.taxonomies = engine.taxonomySources.map {
      RunManifest.Source(name: $0.name, version: $0.version, sha256: $0.sha256)
    }
    manifest.options = named.map { RunManifest.Option(name: $0.0, value: $0.1) }
    return manifest
  }
}
