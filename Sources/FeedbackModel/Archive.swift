/// What is wrong with an archive: it ends too early, or holds what cannot be.
public struct ArchiveFault: Error, Sendable {
  /// Creates a fault.
  public init() {}
}

/// Writes values as bytes that the same program reads back with `ArchiveReader`.
///
/// Plain bits are written as they lie in memory, so that reading them is one copy or none. Another build of the program may
/// lay them out otherwise; whoever keeps an archive sees to it that only the build that wrote it reads it.
public struct ArchiveWriter: Sendable {
  /// Where the elements of lists begin: at a multiple of so many bytes from the start.
  public static let alignment = 16

  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// Creates an empty archive.
  ///
  /// - Parameter room: For how many bytes there is room from the start, more or less.
  public init(room: Int = 0) { bytes.reserveCapacity(room) }

  /// Writes a number.
  public mutating func write(_ value: Int) {
    withUnsafeBytes(of: Int64(value).littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes plain elements.
  public mutating func write<Element: BitwiseCopyable>(_ list: [Element]) {
    list.withUnsafeBytes { write($0, count: list.count) }
  }

  /// Writes plain elements.
  public mutating func write<Element: BitwiseCopyable>(_ list: borrowing WorkList<Element>) {
    let count = list.count
    list.withUnsafeElements { write(UnsafeRawBufferPointer($0), count: count) }
  }

  /// Writes texts.
  public mutating func write(_ texts: [String]) {
    write(texts.map { Int32($0.utf8.count) })
    write(texts.flatMap { Array($0.utf8) })
  }

  private mutating func write(_ memory: UnsafeRawBufferPointer, count: Int) {
    write(count)
    while bytes.count % Self.alignment != 0 { bytes.append(0) }
    bytes.append(contentsOf: memory)
  }
}

/// Reads what an `ArchiveWriter` wrote, in the same order.
///
/// An island of unsafe code: every access is checked against the end of the memory first; the memory is there as long as
/// its owner is, which whoever keeps a list of `borrowed(_:)` holds as well.
public struct ArchiveReader {
  private let memory: UnsafeRawBufferPointer
  private var place = 0

  /// What keeps the memory.
  public let owner: any AnyObject & Sendable

  /// Creates a reader of some memory.
  ///
  /// - Parameters:
  ///   - memory: Begins at a multiple of `ArchiveWriter.alignment`.
  ///   - owner: Keeps the memory as it is as long as it lives.
  public init(_ memory: UnsafeRawBufferPointer, owner: any AnyObject & Sendable) {
    self.memory = memory
    self.owner = owner
  }

  /// Whether all was read.
  public var isAtEnd: Bool { place == memory.count }

  /// Reads a number.
  ///
  /// - Throws: `ArchiveFault` behind the end.
  public mutating func int() throws(ArchiveFault) -> Int {
    guard memory.count - place >= MemoryLayout<Int64>.size else { throw ArchiveFault() }
    defer { place += MemoryLayout<Int64>.size }
    return Int(Int64(littleEndian: memory.loadUnaligned(fromByteOffset: place, as: Int64.self)))
  }

  /// Reads plain elements.
  ///
  /// - Throws: `ArchiveFault` where there are not so many.
  public mutating func array<Element: BitwiseCopyable>(
    of type: Element.Type = Element.self
  ) throws(ArchiveFault) -> [Element] {
    let elements = try elements(of: type)
    return Array(elements)
  }

  /// Reads plain elements where they lie; valid as long as the owner of the memory lives.
  ///
  /// - Throws: `ArchiveFault` where there are not so many.
  public mutating func borrowed<Element: BitwiseCopyable>(
    _ type: Element.Type = Element.self
  ) throws(ArchiveFault) -> WorkList<Element> {
    WorkList(borrowing: try elements(of: type))
  }

  /// Reads texts.
  ///
  /// - Throws: `ArchiveFault` where there are not so many.
  public mutating func texts() throws(ArchiveFault) -> [String] {
    let counts = try array(of: Int32.self)
    let bytes = try array(of: UInt8.self)
    var texts: [String] = []
    texts.reserveCapacity(counts.count)
    var start = 0
    for count in counts {
      let end = start + Int(count)
      guard count >= 0, end <= bytes.count else { throw ArchiveFault() }
      texts.append(String(decoding: bytes[start..<end], as: UTF8.self))
      start = end
    }
    return texts
  }

  private mutating func elements<Element: BitwiseCopyable>(
    of type: Element.Type
  ) throws(ArchiveFault) -> UnsafeBufferPointer<Element> {
    let count = try int()
    let alignment = ArchiveWriter.alignment
    let start = (place + alignment - 1) / alignment * alignment
    let (size, overflows) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard count >= 0, !overflows, start <= memory.count, size <= memory.count - start else {
      throw ArchiveFault()
    }
    place = start + size
    // In bounds and aligned: both were checked; every bit pattern that was written is one of the element's.
    let bytes = UnsafeRawBufferPointer(rebasing: memory[start..<place])
    return bytes.bindMemory(to: type)
  }
}
