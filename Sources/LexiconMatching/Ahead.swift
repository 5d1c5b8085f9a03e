import Dispatch
import Synchronization

/// Something that is made on another thread while its owner does something else.
///
/// Where no other thread has begun when the owner asks for it, the owner makes it, so that nobody waits for a thread that may
/// not be there. What it is does not depend on who makes it.
package final class Ahead<Value: ~Copyable & Sendable>: Sendable {
  private struct State: ~Copyable {
    /// How it is made; nil once it was.
    var make: (@Sendable () -> Value)?
    var value: Value?

    mutating func fill() {
      guard let make = make.take() else { return }
      value = make()
    }
  }

  /// Is locked by whoever makes it.
  private let state: Mutex<State>

  /// Has it made.
  ///
  /// - Parameter make: Makes it; what comes of it must depend on nothing that others change.
  package init(_ make: @escaping @Sendable () -> Value) {
    state = Mutex(State(make: make))
    DispatchQueue.global().async { self.state.withLock { $0.fill() } }
  }

  /// Returns it, once it is made; nil where it was taken before.
  package func take() -> Value? {
    state.withLock { state in
      state.fill()
      return state.value.take()
    }
  }
}
