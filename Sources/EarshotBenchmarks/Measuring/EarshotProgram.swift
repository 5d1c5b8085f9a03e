import LexiconMatching

/// The program `earshot`, and how it is called.
struct EarshotProgram: Sendable {
  let path: String

  /// Returns the arguments of `annotate`, rows as CSV.
  func annotate(_ file: String, jobs: Int?, output: String) -> [String] {
    ["annotate", file, "--format", "csv", "--output", output, "--quiet"] + Self.jobs(jobs)
  }

  /// Returns the arguments of `kpi`, which writes no rows.
  func kpi(_ file: String, jobs: Int, output: String) -> [String] {
    ["kpi", file, "--format", "csv", "--output", output, "--quiet"] + Self.jobs(jobs)
  }

  private static func jobs(_ count: Int?) -> [String] {
    count.map { ["--jobs", String($0)] } ?? []
  }

  /// Returns the path of a program in this program's folder.
  static func neighbour(_ name: String) throws -> String {
    let own = try ownPath()
    guard let slash = own.lastIndex(of: "/") else { return name }
    return own[...slash] + name
  }

  /// Returns the path of this program.
  static func ownPath() throws -> String {
    guard let own = LexiconLocator.executablePath() else {
      throw BenchmarkError("the program is not known", remedy: "name it with --earshot.")
    }
    return own
  }
}
