import FeedbackModel
import SentimentScoring
import Tokenization

/// The remarks of a comment that names topics, and what is said in each.
///
/// A remark is a stretch of a segment that commas and conjunctions end: there are three in "food great, staff awful and
/// slow". One that says something of no topic goes with the nearest one that
/// names a topic ("slow" with "staff awful"); one that names a topic and says nothing takes what the nearest one says
/// ("the room and the bath were clean"). Near is first what stands in the same clause, then in the same segment.
///
/// A worker: each task has its own.
struct TopicRemarks: ~Copyable {
  /// One remark.
  struct Remark: BitwiseCopyable {
    let clause: Int32
    let segment: Int32
    var namesTopic = false
    var saysSomething = false
    /// The remark that it takes the sums of, or gives its own to; -1 while there is none.
    var other: Int32 = -1
    /// What is said in it, and in those that go with it, in thousandths of a valence unit.
    var positive: Int64 = 0
    var negative: Int64 = 0
    /// The last sum that it was added to.
    var sum: UInt32 = 0
  }

  /// The remark of each unit.
  private var ofUnits = WorkList<Int32>()
  private var remarks = WorkList<Remark>()
  private var firsts = WorkList<ClausePlace>()
  private var sum: UInt32 = 0

  /// Cuts a comment into remarks.
  mutating func begin(_ units: borrowing WorkList<LexicalUnit>, _ clauses: borrowing ClauseMap) {
    remarks.removeAll()
    sum = 0
    clauses.cutRemarks(units, into: &ofUnits, &firsts)
    for remark in firsts.indices {
      remarks.append(Remark(clause: firsts[remark].clause, segment: firsts[remark].segment))
    }
  }

  /// Notes that a topic is named at a unit.
  mutating func name(at unit: Int32) { remarks[Int(ofUnits[Int(unit)])].namesTopic = true }

  /// Gives each remark what is said in it and in those that go with it.
  ///
  /// - Parameter sentiment: The scored entries of the comment.
  /// - Complexity: O(units + entries).
  mutating func close(_ sentiment: SentimentResult) {
    for hit in sentiment.hits.indices {
      let remark = Int(ofUnits[sentiment.hits[hit].units.lowerBound])
      let value = sentiment.hits[hit].value
      if value > 0 { remarks[remark].positive += value } else { remarks[remark].negative -= value }
      if value != 0 { remarks[remark].saysSomething = true }
    }
    if has(.wants, Self.nameless) {
      for isWide in [false, true] {
        link(isWide: isWide, isBackwards: true, Self.nameless)
        link(isWide: isWide, isBackwards: false, Self.nameless)
      }
      for remark in remarks.indices where remarks[remark].other >= 0 {
        let other = Int(remarks[remark].other)
        remarks[other].positive += remarks[remark].positive
        remarks[other].negative += remarks[remark].negative
        remarks[other].saysSomething = true
      }
    }
    guard has(.wants, Self.silent) else { return }
    for isWide in [false, true] {
      link(isWide: isWide, isBackwards: false, Self.silent)
      link(isWide: isWide, isBackwards: true, Self.silent)
    }
  }

  /// Remarks without a topic go with the last one before or behind them that names one.
  @inline(__always)
  private static func nameless(_ remark: Remark) -> Side {
    remark.namesTopic ? .offers : remark.saysSomething ? .wants : .neither
  }

  /// Remarks that name a topic and say nothing take what the last one before or behind them says.
  @inline(__always)
  private static func silent(_ remark: Remark) -> Side {
    !remark.namesTopic ? .neither : remark.saysSomething ? .offers : .wants
  }

  @inline(__always)
  private func has(_ wanted: Side, _ side: (Remark) -> Side) -> Bool {
    for remark in remarks.indices where side(remarks[remark]) == wanted { return true }
    return false
  }

  /// Begins the sums of another topic.
  mutating func beginSum() { sum += 1 }

  /// Returns what is said in the remark of a unit, or in that which it takes it from; noughts where that was added to this sum
  /// before.
  mutating func said(at unit: Int32) -> (positive: Int64, negative: Int64) {
    var remark = Int(ofUnits[Int(unit)])
    if !remarks[remark].saysSomething {
      guard remarks[remark].other >= 0 else { return (0, 0) }
      remark = Int(remarks[remark].other)
    }
    guard remarks[remark].sum != sum else { return (0, 0) }
    remarks[remark].sum = sum
    return (remarks[remark].positive, remarks[remark].negative)
  }

  /// Whether what an entry at a unit says was added to the last sum.
  func counts(_ unit: Int) -> Bool {
    var remark = Int(ofUnits[unit])
    if !remarks[remark].namesTopic {
      guard remarks[remark].other >= 0 else { return false }
      remark = Int(remarks[remark].other)
    }
    return sum > 0 && remarks[remark].sum == sum
  }

  private enum Side {
    case offers
    case wants
    case neither
  }

  /// Links each remark that wants another, and has none, to the nearest that offers itself on one side.
  ///
  /// - Parameters:
  ///   - isWide: Whether it may stand in another clause of the segment.
  ///   - isBackwards: Whether it stands before, rather than behind.
  ///   - side: What a remark does.
  @inline(__always)
  private mutating func link(isWide: Bool, isBackwards: Bool, _ side: (Remark) -> Side) {
    var latest = -1
    for step in remarks.indices {
      let remark = isBackwards ? step : remarks.count - 1 - step
      switch side(remarks[remark]) {
      case .offers: latest = remark
      case .wants:
        guard latest >= 0, remarks[remark].other < 0,
          isWide
            ? remarks[latest].segment == remarks[remark].segment
            : remarks[latest].clause == remarks[remark].clause
        else { continue }
        remarks[remark].other = Int32(truncatingIfNeeded: latest)
      case .neither: break
      }
    }
  }
}
