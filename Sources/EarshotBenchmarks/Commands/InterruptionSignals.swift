import Glibc
import Pipeline

/// Turns ctrl-C and a termination request into an error, so that the files of a benchmark go.
enum InterruptionSignals {
  /// Installs the handlers; a second signal ends the process at once.
  static func watch() {
    // Touched here first, so that the handler finds it made.
    Interruption.request(false)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.request()
        signal(number, SIG_DFL)
      }
    }
  }
}
