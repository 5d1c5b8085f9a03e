/// A matrix of which each row has few cells, row behind row.
struct SparseRows: Sendable {
  /// Where each row begins, and the end of the last.
  private(set) var starts: [Int] = [0]
  /// The columns of the cells.
  private(set) var columns: [Int32] = []
  /// The values of the cells.
  private(set) var values: [Double] = []
  /// Whether each cell belongs to a positive sum; a mark that only entries use.
  private(set) var isAbove: [Bool] = []

  /// How many rows there are.
  var count: Int { starts.count - 1 }

  /// Appends a row.
  mutating func append(_ cells: [(column: Int, value: Double)], isAbove marks: [Bool] = []) {
    for cell in cells {
      columns.append(Int32(cell.column))
      values.append(cell.value)
    }
    isAbove += marks
    starts.append(columns.count)
  }

  /// Returns the columns of a row.
  func columns(of row: Int) -> ArraySlice<Int32> { columns[starts[row]..<starts[row + 1]] }

  /// Returns the product of a row with the weights of its columns, which begin at an offset.
  @inline(__always)
  func product(_ row: Int, _ weights: Span<Double>, offset: Int = 0) -> Double {
    let (columns, values) = (columns.span, values.span)
    var sum = 0.0
    for place in starts[row]..<starts[row + 1] {
      sum += values[place] * weights[offset + Int(columns[place])]
    }
    return sum
  }

  /// Returns the products of a row with two runs of weights, of which the second begins at an offset.
  @inline(__always)
  func products(_ row: Int, _ weights: Span<Double>, and offset: Int) -> (Double, Double) {
    let (columns, values) = (columns.span, values.span)
    var sums = (0.0, 0.0)
    for place in starts[row]..<starts[row + 1] {
      let (column, value) = (Int(columns[place]), values[place])
      sums.0 += value * weights[column]
      sums.1 += value * weights[offset + column]
    }
    return sums
  }

  /// Adds a multiple of a row to a gradient whose columns begin at an offset.
  @inline(__always)
  func add(
    _ row: Int,
    times factor: Double,
    to gradient: inout MutableSpan<Double>,
    offset: Int = 0
  ) {
    guard factor != 0 else { return }
    let (columns, values) = (columns.span, values.span)
    for place in starts[row]..<starts[row + 1] {
      gradient[offset + Int(columns[place])] += factor * values[place]
    }
  }

  /// Adds multiples of a row to two runs of a gradient, of which the second begins at an offset.
  @inline(__always)
  func add(
    _ row: Int,
    times factors: (Double, Double),
    to gradient: inout MutableSpan<Double>,
    and offset: Int
  ) {
    let (columns, values) = (columns.span, values.span)
    for place in starts[row]..<starts[row + 1] {
      let (column, value) = (Int(columns[place]), values[place])
      gradient[column] += factors.0 * value
      gradient[offset + column] += factors.1 * value
    }
  }
}

/// Rows of cells of two kinds: a topic's own, and behind their columns those that all topics share.
struct JoinedRows: Sendable {
  /// The own cells.
  let own: SparseRows
  /// How many columns these have.
  let width: Int
  /// The shared cells of the same rows; nil where there are none.
  var shared: SparseRows?

  /// Returns the product of a row with the weights of its columns, which begin at an offset.
  @inline(__always)
  func product(_ row: Int, _ weights: Span<Double>, offset: Int = 0) -> Double {
    let product = own.product(row, weights, offset: offset)
    guard let shared else { return product }
    return product + shared.product(row, weights, offset: offset + width)
  }

  /// Adds a multiple of a row to a gradient whose columns begin at an offset.
  @inline(__always)
  func add(
    _ row: Int,
    times factor: Double,
    to gradient: inout MutableSpan<Double>,
    offset: Int = 0
  ) {
    own.add(row, times: factor, to: &gradient, offset: offset)
    shared?.add(row, times: factor, to: &gradient, offset: offset + width)
  }
}
