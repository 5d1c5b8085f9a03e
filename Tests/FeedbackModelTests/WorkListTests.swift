import Testing

@testable import FeedbackModel

struct WorkListTests {
  @Test
  func `a list does what an array does`() {
    let seed: UInt64 = 4_711
    var random = seed
    func next(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % bound
    }
    var list = WorkList<Int32>()
    var array: [Int32] = []
    for step in 0..<20_000 {
      let value = Int32(step)
      switch next(8) {
      case 0 where step % 50 == 0:
        list.removeAll()
        array.removeAll()
      case 1 where !array.isEmpty:
        let few = next(min(4, array.count) + 1)
        list.removeLast(few)
        array.removeLast(few)
      case 2 where !array.isEmpty:
        let place = next(array.count)
        list[place] = value
        array[place] = value
      case 3 where step % 50 == 1:
        let count = next(200)
        let memory = list.startWriting(room: count + next(100))
        for place in 0..<count { (memory + place).initialize(to: value) }
        list.finishWriting(count)
        array = Array(repeating: value, count: count)
      case 4 where step % 100 == 0:
        let count = next(300)
        list.fill(with: value, count: count)
        array = Array(repeating: value, count: count)
      default:
        list.append(value)
        array.append(value)
      }
      let isSame =
        list.count == array.count && list.isEmpty == array.isEmpty && list.last == array.last
      guard !isSame || step % 500 == 0 else { continue }
      let found = list.array
      #expect(found == array, "seed \(seed), step \(step)")
      if found != array { return }
    }
  }

  @Test
  func `written elements count, and no more`() {
    var list = WorkList<UInt8>()
    list.append(7)
    list.append(room: 200) { out in
      for place in 0..<3 { out[place] = UInt8(place) }
      return 3
    }
    let array = list.array
    #expect(array == [7, 0, 1, 2])
    let isFound = list.contains { $0 == 2 }
    let isBelow = list.allSatisfy { $0 < 7 }
    #expect(isFound && !isBelow)
  }

  @Test
  func `a place beyond the last traps`() async {
    await #expect(processExitsWith: .failure) {
      var list = WorkList<Int>()
      list.append(1)
      list.removeAll()
      print(list[0])
    }
  }

  @Test
  func `more written than there is room for traps`() async {
    await #expect(processExitsWith: .failure) {
      var list = WorkList<Int>()
      list.append(room: 1) { _ in 2 }
    }
  }
}
