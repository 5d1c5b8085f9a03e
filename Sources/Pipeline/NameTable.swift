/// Names as bytes, laid out flat, so that writing one asks for no string.
///
/// A class, so that what holds it copies one reference.
final class NameTable: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]

  /// Creates a table; names go by their places.
  init(_ names: [String]) {
    bytes = names.flatMap { Array($0.utf8) }
    starts = names.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count) }
  }

  /// How many bytes a name has.
  func count(_ place: Int) -> Int { starts[place + 1] - starts[place] }

  /// Appends a name.
  func append(_ place: Int, to out: inout OutputSpan<UInt8>) {
    for index in starts[place]..<starts[place + 1] { out.append(bytes[index]) }
  }
}
