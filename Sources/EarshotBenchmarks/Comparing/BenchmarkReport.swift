/// What a session has found so far.
struct BenchmarkReport {
  var comparison = Comparison()
  var boundaries: BoundaryRun?
  /// The bytes of the file's comments.
  var commentBytes = 0
  /// The figures in the order in which they were measured, boundaries apart.
  var measured: [Figure] = []

  /// All figures so far.
  var figures: [Figure] {
    (boundaries.map { [Figure(.boundaryDifferences, Double($0.differences))] } ?? []) + measured
  }
}
