import Synchronization

/// Whether the user wants the run to stop.
package enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Whether a stop was asked for.
  package static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Asks for a stop, or takes it back; safe in a signal handler once it was called outside of one.
  package static func request(_ wanted: Bool = true) { flag.store(wanted, ordering: .relaxed) }
}
