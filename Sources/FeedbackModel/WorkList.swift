/// A list that a worker fills anew for each comment and that nobody else holds.
///
/// An array asks at every write whether it is shared, and makes a new one when it is emptied or handed on at the wrong
/// moment. A list of this kind has one owner by its type, so it asks nothing: emptying sets a number, appending checks
/// the room, and reading checks the bounds, as an array does. Its room only grows.
///
/// Inlinable because every stage goes through every unit and hit of every comment by lists of this kind.
///
/// An island of unsafe code: `base` points to `capacity` elements that this list allocated and alone frees, or that it
/// borrows and never writes; the first `count` of them are initialised, and every access checks its place against `count`
/// first. Elements are plain bits, so nothing needs to be destroyed.
public struct WorkList<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int

  @usableFromInline var filled = 0

  /// Whether the memory is the list's own; others keep that of a list that borrows it.
  @usableFromInline var ownsMemory = true

  /// How many elements there are.
  @inlinable @inline(__always)
  public var count: Int { filled }

  /// How much room a list has that nothing was appended to.
  @usableFromInline static var firstRoom: Int { 64 }

  /// Creates an empty list.
  public init() {
    capacity = Self.firstRoom
    base = .allocate(capacity: capacity)
  }

  /// Creates a list of equal elements.
  public init(repeating element: Element, count: Int) {
    self.init()
    fill(with: element, count: count)
  }

  /// Creates a list of elements that lie in somebody else's memory, which must stay as it is as long as the list is there.
  ///
  /// - Parameter elements: The elements; the list must not be changed.
  public init(borrowing elements: UnsafeBufferPointer<Element>) {
    self.init()
    guard let memory = elements.baseAddress, elements.count > 0 else { return }
    unsafe base.deallocate()
    unsafe base = UnsafeMutablePointer(mutating: memory)
    capacity = elements.count
    filled = elements.count
    ownsMemory = false
  }

  deinit { if ownsMemory { base.deallocate() } }

  /// Whether there are no elements.
  @inlinable @inline(__always)
  public var isEmpty: Bool { count == 0 }

  /// The places of the elements.
  @inlinable @inline(__always)
  public var indices: Range<Int> { Range(uncheckedBounds: (0, count)) }

  /// The element at a place.
  ///
  /// - Precondition: The place is one of `indices`.
  @inlinable
  public subscript(place: Int) -> Element {
    @inline(__always)
    unsafeAddress {
      check(place)
      // Initialised: the place was checked.
      return unsafe UnsafePointer(base + place)
    }
    @inline(__always)
    unsafeMutableAddress {
      check(place)
      return unsafe base + place
    }
  }

  @inlinable @inline(__always)
  func check(_ place: Int) {
    precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "There is no such place.")
  }

  /// The last element, or nil.
  @inlinable
  public var last: Element? { count > 0 ? self[count - 1] : nil }

  /// Empties the list and keeps its room.
  @inlinable @inline(__always)
  public mutating func removeAll() { setCount(0) }

  /// Takes the last elements away.
  ///
  /// - Precondition: There are at least so many.
  @inlinable @inline(__always)
  public mutating func removeLast(_ few: Int = 1) {
    precondition(few >= 0 && few <= count, "There are not so many elements.")
    setCount(count - few)
  }

  /// Appends an element.
  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    // In bounds: there is room for one more.
    unsafe (base + count).initialize(to: element)
    setCount(count + 1)
  }

  /// Makes room for so many elements in all.
  @inlinable @inline(__always)
  public mutating func reserve(_ room: Int) {
    if room > capacity { grow(to: room) }
  }

  /// Makes the list so many equal elements.
  @inlinable
  public mutating func fill(with element: Element, count: Int) {
    reserve(count)
    // In bounds: there is room for all.
    unsafe base.initialize(repeating: element, count: count)
    setCount(count)
  }

  /// Appends elements that a closure writes.
  ///
  /// - Parameters:
  ///   - room: The most elements that it writes.
  ///   - write: Is given room for so many, initialises the first of them, and returns how many.
  @inlinable @inline(__always)
  public mutating func append(
    room: Int,
    _ write: (UnsafeMutablePointer<Element>) -> Int
  ) {
    reserve(count + room)
    let written = unsafe write(base + count)
    precondition(written >= 0 && written <= room, "More was written than there is room for.")
    setCount(count + written)
  }

  /// Empties the list and returns memory for so many elements, until the list is changed again.
  ///
  /// The caller initialises the first of them and says how many with `finishWriting(_:)`.
  @inlinable @inline(__always)
  public mutating func startWriting(room: Int) -> UnsafeMutablePointer<Element> {
    setCount(0)
    reserve(room)
    return base
  }

  /// Takes the first elements of the list's memory for its own, which its owner has initialised.
  ///
  /// - Precondition: There is room for so many.
  @inlinable @inline(__always)
  public mutating func finishWriting(_ count: Int) {
    precondition(count >= 0 && count <= capacity, "More was written than there is room for.")
    setCount(count)
  }

  /// Where the elements stand, for tables that are laid out once: until the list is changed or given up.
  public var memory: UnsafePointer<Element> { UnsafePointer(base) }

  /// How many elements there is room for.
  @inlinable @inline(__always)
  public var room: Int { capacity }

  /// Calls a closure with the elements in memory; the pointer must not outlive the call.
  @inlinable @inline(__always)
  public func withUnsafeElements<Result, Failure: Error>(
    _ read: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe read(UnsafeBufferPointer(start: base, count: count))
  }

  /// Calls a closure with the elements as a span.
  @inlinable
  public func withSpan<Result>(_ read: (Span<Element>) -> Result) -> Result {
    unsafe withUnsafeElements { unsafe read($0.span) }
  }

  @inlinable @inline(__always)
  mutating func setCount(_ new: Int) { filled = new }

  @usableFromInline @inline(never)
  mutating func grow(to least: Int) {
    let room = max(least, capacity * 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: room)
    // Both have room for `count` elements, and the new memory overlaps nothing.
    unsafe larger.update(from: base, count: count)
    if ownsMemory { unsafe base.deallocate() }
    unsafe base = larger
    capacity = room
    ownsMemory = true
  }
}

// Safe: nobody but its one owner has the pointer, and the elements can be sent.
extension WorkList: @unchecked Sendable where Element: Sendable {}

// MARK: - Looking through it

extension WorkList {
  /// The elements as an array, for whoever keeps them.
  public var array: [Element] {
    unsafe withUnsafeElements { unsafe Array($0) }
  }

  /// Returns whether some element meets a condition.
  @inlinable
  public func contains(where condition: (Element) -> Bool) -> Bool {
    for place in indices where condition(self[place]) { return true }
    return false
  }

  /// Returns whether all elements meet a condition.
  @inlinable
  public func allSatisfy(_ condition: (Element) -> Bool) -> Bool {
    for place in indices where !condition(self[place]) { return false }
    return true
  }
}
