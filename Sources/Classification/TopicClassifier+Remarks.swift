import FeedbackModel
import SentimentScoring
import Tokenization

/// Where the topics that hold are named, and what is said there.
extension TopicClassifier {
  /// What stands for units that no topic owns, that several do, and that say something of whatever they stand beside.
  private static let noOwner: Int32 = -1
  private static let severalOwners: Int32 = -2
  private static let saying: Int32 = -3

  /// Finds where the topics that hold are named, and what is said in the remarks of a comment.
  mutating func findRemarks(
    _ units: borrowing WorkList<LexicalUnit>,
    _ sentiment: SentimentResult,
    _ clauses: borrowing ClauseMap
  ) {
    namings.removeAll()
    namingEnds.removeAll()
    guard !holding.isEmpty, !sentiment.hits.isEmpty else { return }
    owners.fill(with: Self.noOwner, count: units.count)
    for hit in sentiment.hits.indices {
      for unit in sentiment.hits[hit].units { owners[unit] = Self.saying }
    }
    for place in holding.indices { takeOwnWords(of: holding[place]) }
    for place in holding.indices {
      addNamings(of: holding[place])
      namingEnds.append(namings.count)
    }
    // All that a segment says goes to the only topic that it names.
    guard holding.count > 1 else { return }
    remarks.begin(units, clauses)
    for naming in namings.indices { remarks.name(at: namings[naming]) }
    remarks.close(sentiment)
  }

  /// Notes what names a topic by itself as its own words.
  private mutating func takeOwnWords(of topic: Int) {
    var walk = walk(of: topic)
    while let place = next(&walk) {
      guard isOwn(place, of: topic) else { continue }
      let unit = Int(place.first)
      let (own, owner) = (Int32(truncatingIfNeeded: topic), owners[unit])
      let isFree = owner == Self.noOwner || owner == Self.saying || owner == own
      owners[unit] = isFree ? own : Self.severalOwners
    }
  }

  /// Adds the units at which a topic is really named.
  ///
  /// A place that weighs less than half of its strongest one, such as "great" for the staff, does not say what the words
  /// around it are about. Neither does one that names the topic only beside others and is another topic's own word, or what
  /// is said of it, such as "staff" or "awful" where food is named by "food" near one of these.
  private mutating func addNamings(of topic: Int) {
    let strongest = states[topic].strongest
    let before = namings.count
    for isStrict in [true, false] where namings.count == before {
      var walk = walk(of: topic)
      while let place = next(&walk) {
        guard place.weight * 2 >= strongest else { continue }
        if isStrict, place.combines, isOthers(place.first, than: topic) { continue }
        namings.append(place.first)
      }
    }
  }

  /// Whether a unit is the own word of other topics only, or what is said of something.
  @inline(__always)
  private func isOthers(_ unit: Int32, than topic: Int) -> Bool {
    let owner = owners[Int(unit)]
    if owner == Self.noOwner || owner == topic { return false }
    return owner != Self.severalOwners || !isOwn(unit, of: topic)
  }

  /// Whether one of several topics that own a unit is this one.
  private func isOwn(_ unit: Int32, of topic: Int) -> Bool {
    var walk = walk(of: topic)
    while let place = next(&walk) {
      if place.first == unit, isOwn(place, of: topic) { return true }
    }
    return false
  }

  /// Whether a place names a topic by itself, and strongly enough.
  @inline(__always)
  private func isOwn(_ place: Place, of topic: Int) -> Bool {
    !place.combines && place.weight * 2 >= states[topic].strongest
  }

  /// Goes through the places of a topic, no more than `mostPlaces`.
  private func walk(of topic: Int) -> (link: Int32, left: Int) {
    (states[topic].firstPlace, Self.mostPlaces)
  }

  @inline(__always)
  private func next(_ walk: inout (link: Int32, left: Int)) -> Place? {
    guard walk.link >= 0, walk.left > 0 else { return nil }
    let place = places[Int(walk.link)]
    walk = (place.next, walk.left - 1)
    return place
  }

  /// What is said of a topic, and what it was summed up in.
  struct Heard {
    var positive: Int64 = 0
    var negative: Int64 = 0
    var stretch = Stretch.remarks
  }

  /// What a comment is cut into where its topics are heard.
  enum Stretch {
    case remarks
    case segments
    case statements

    /// Returns the number of the segment, or of the statement.
    @inline(__always)
    func number(_ place: ClausePlace) -> Int {
      Int(self == .statements ? place.statement : place.segment)
    }
  }

  /// Returns what is said in the remarks that name one of the topics that hold; where that is nothing, in their statements.
  mutating func heard(
    ofHolding place: Int,
    _ sentiment: SentimentResult,
    _ clauses: borrowing ClauseMap
  ) -> Heard {
    guard !namingEnds.isEmpty else { return Heard() }
    let own = (place > 0 ? namingEnds[place - 1] : 0)..<namingEnds[place]
    let heard =
      holding.count > 1
      ? heardInRemarks(of: own) : self.heard(of: own, sentiment, clauses, in: .segments)
    return heard.positive + heard.negative > 0
      ? heard : self.heard(of: own, sentiment, clauses, in: .statements)
  }

  private mutating func heardInRemarks(of own: Range<Int>) -> Heard {
    var heard = Heard()
    remarks.beginSum()
    for naming in own {
      let said = remarks.said(at: namings[naming])
      heard.positive += said.positive
      heard.negative += said.negative
    }
    return heard
  }

  /// Adds up the hits of the segments or statements of some namings.
  ///
  /// - Complexity: O(namings + hits).
  private mutating func heard(
    of own: Range<Int>,
    _ sentiment: SentimentResult,
    _ clauses: borrowing ClauseMap,
    in stretch: Stretch
  ) -> Heard {
    lastSum &+= 1
    for naming in own {
      let number = stretch.number(clauses[Int(namings[naming])])
      while sumsOfStretches.count <= number { sumsOfStretches.append(0) }
      sumsOfStretches[number] = lastSum
    }
    var heard = Heard(stretch: stretch)
    for hit in sentiment.hits.indices
    where isInSum(stretch.number(clauses[sentiment.hits[hit].units.lowerBound])) {
      let value = sentiment.hits[hit].value
      if value > 0 { heard.positive += value } else { heard.negative -= value }
    }
    return heard
  }

  /// Whether a segment or statement was a part of the last sum.
  @inline(__always)
  func isInSum(_ number: Int) -> Bool {
    number < sumsOfStretches.count && sumsOfStretches[number] == lastSum
  }
}
