import FeedbackModel
import Glibc

/// Turns ctrl-C and a termination request into work that stops tidily.
package enum InterruptionSignals {
  /// Installs the handlers; a second signal ends the process at once.
  package static func watch() {
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
