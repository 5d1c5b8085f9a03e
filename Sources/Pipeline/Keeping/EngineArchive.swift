import Classification
import Dispatch
import FeedbackModel
import Glibc
import LexiconMatching
import Synchronization

/// An engine's word lists as they are kept from run to run.
struct EngineArchive {
  let patterns: PatternTable
  let model: ClassificationModel
  let sources: [LexiconSource]
  let taxonomySources: [LexiconSource]

  /// Reads what was written under a name; nil where there is nothing that can be read.
  init?(_ cache: EngineCache, _ name: String) {
    guard var archive = cache.read(name), let read = try? Self(&archive), archive.isAtEnd else {
      return nil
    }
    self = read
  }

  init(_ engine: Engine) {
    (patterns, model) = (engine.patterns, engine.model)
    (sources, taxonomySources) = (engine.sources, engine.taxonomySources)
  }

  private init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    sources = try Self.sources(&archive)
    taxonomySources = try Self.sources(&archive)
    patterns = try PatternTable(&archive)
    model = try ClassificationModel(&archive, patterns.spellings)
  }

  private static func sources(_ archive: inout ArchiveReader) throws(ArchiveFault)
    -> [LexiconSource]
  {
    let texts = try archive.texts()
    guard texts.count.isMultiple(of: 3) else { throw ArchiveFault() }
    return stride(from: 0, to: texts.count, by: 3).map {
      LexiconSource(name: texts[$0], version: texts[$0 + 1], sha256: texts[$0 + 2])
    }
  }

  /// About how many bytes the shipped lists have.
  private static let usualBytes = 24 << 20

  /// The archive as bytes.
  var bytes: ArchiveWriter {
    var archive = ArchiveWriter(room: Self.usualBytes)
    for sources in [sources, taxonomySources] {
      archive.write(sources.flatMap { [$0.name, $0.version, $0.sha256] })
    }
    patterns.write(to: &archive)
    model.write(to: &archive)
    return archive
  }

  /// Writes the archive while the run goes on; the program waits for it before it ends.
  func keep(in cache: EngineCache, as name: String) {
    let group = Self.writing
    Self.waitAtExit
    DispatchQueue.global(qos: .utility).async(group: group) { cache.write(bytes, as: name) }
  }

  /// Waits for what is being written.
  static func finishWriting() { writing.wait() }

  private static let writing = DispatchGroup()

  /// Is made once: has the end of the program wait for what is being written.
  private static let waitAtExit: Void = { atexit { EngineArchive.finishWriting() } }()
}
