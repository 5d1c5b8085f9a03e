import Glibc

/// Lines for the reader of a run that takes minutes.
enum StandardOutput {
  /// Prints lines at once, also where the output is a file or a pipe.
  static func say(_ lines: [String]) {
    for line in lines { print(line) }
    fflush(nil)
  }
}
