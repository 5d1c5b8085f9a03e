import CDigest
import CICU
import FeedbackModel
import Glibc
import LexiconMatching

/// A folder in which compiled word lists are kept from run to run, so that the next run need not compile them.
///
/// A file is told by its name, which is a digest of all that it was made of: the bytes of every list in their order, what
/// each was given as, the build of the program, and the ICU that cut their words. What differs in anything is another file, so none can be out of date.
/// A file that is damaged, or cannot be read, is as good as none. The newest few are kept.
public struct EngineCache: Sendable {
  /// The folder; it is made when the first file is written.
  public let folder: String

  /// Creates a cache.
  public init(folder: String) { self.folder = folder }

  /// The name of the variable that names the folder, or says `off`.
  public static let variable = "EARSHOT_CACHE"

  /// The folder that the environment names: that of `EARSHOT_CACHE`, or `earshot` in the user's folder of caches; nil where
  /// the variable says `off`, or there is no such folder.
  public static var standard: EngineCache? {
    if let named = environment(variable) {
      return named == "off" ? nil : EngineCache(folder: named)
    }
    if let caches = environment("XDG_CACHE_HOME"), caches.hasPrefix("/") {
      return EngineCache(folder: caches + "/earshot")
    }
    return environment("HOME").map { EngineCache(folder: $0 + "/.cache/earshot") }
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// How many files are kept; each has about twenty megabytes.
  static let mostFiles = 6

  static let suffix = ".lists"

  /// What a file begins with: what it is, the size of what follows, and the checksum of that.
  private static let magic: UInt64 = 0x3174_6F68_7372_6165
  private static let headBytes = 64

  /// Returns the name of the file for some lists.
  ///
  /// - Parameter parts: What it depends on, in their order.
  /// - Returns: The name; nil where this build cannot be told from others.
  static func name(of parts: [String]) -> String? {
    guard let build = buildID else { return nil }
    // Parts have no line ends.
    let icu = String(cString: earshot_icu_version())
    let text = ([build, icu] + parts).joined(separator: "\n")
    return SHA256.hex(of: Array(text.utf8)) + suffix
  }

  private static let buildID: String? = {
    var bytes = [UInt8](repeating: 0, count: 64)
    let length = earshot_build_id(&bytes, bytes.count)
    return length > 0 ? bytes[..<length].map { String($0, radix: 16) }.joined(separator: "-") : nil
  }()

  /// Returns what was written under a name; nil where there is no such file, or it is not as it was written.
  func read(_ name: String) -> ArchiveReader? {
    guard let file = MappedFile(folder + "/" + name) else { return nil }
    let bytes = file.bytes
    guard bytes.count >= Self.headBytes else { return nil }
    func word(_ place: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
    }
    let payload = UnsafeRawBufferPointer(rebasing: bytes[Self.headBytes...])
    guard word(0) == Self.magic, word(1) == UInt64(payload.count),
      word(2) == Self.checksum(payload)
    else { return nil }
    file.touch()
    return ArchiveReader(payload, owner: file)
  }

  /// Writes a file, and takes out the oldest where there are too many; does nothing where it cannot.
  func write(_ archive: ArchiveWriter, as name: String) {
    guard makeFolder() else { return }
    var path = Array((folder + "/.writing-XXXXXX").utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return }
    let isWritten = archive.bytes.withUnsafeBytes { payload in
      var head = [UInt64](repeating: 0, count: Self.headBytes / 8)
      head[0] = Self.magic.littleEndian
      head[1] = UInt64(payload.count).littleEndian
      head[2] = Self.checksum(payload).littleEndian
      return head.withUnsafeBytes { Self.write($0, to: descriptor) }
        && Self.write(payload, to: descriptor)
    }
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, rename(&path, folder + "/" + name) == 0 else {
      unlink(&path)
      return
    }
    removeOldest()
  }

  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    earshot_checksum(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return true
  }

  /// Makes the folder and the one that it lies in, if need be.
  private func makeFolder() -> Bool {
    if FileReading.isFolder(folder) { return true }
    if let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
      mkdir(String(folder[..<slash]), 0o700)
    }
    return mkdir(folder, 0o700) == 0 || errno == EEXIST
  }

  /// Leaves the newest files, and none that was begun long ago and never finished.
  private func removeOldest() {
    var files: [(path: String, time: Int)] = []
    for name in FileReading.names(in: folder) ?? [] {
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      let time = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
      if name.hasSuffix(Self.suffix) {
        files.append((path, time))
      } else if name.hasPrefix(".writing-"), status.st_mtim.tv_sec < Glibc.time(nil) - 3600 {
        unlink(path)
      }
    }
    for file in files.sorted(by: { $0.time > $1.time }).dropFirst(Self.mostFiles) {
      unlink(file.path)
    }
  }
}
