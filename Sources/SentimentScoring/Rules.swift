import FeedbackModel
import LexiconMatching
import Tokenization

/// The rules of the additive model: each looks at one hit and gives a factor in thousandths, 1000 for no change.
struct Rules: Sendable {
  let constants: ModelConstants

  /// Calls `apply` with each rule that changes a hit, in the fixed order of the arithmetic.
  func factors(
    of units: Range<Int>,
    valence: Int,
    tags: ValenceTags,
    in context: borrowing CommentContext,
    _ buffer: borrowing TokenBuffer,
    _ apply: (ScoringRule, Int) -> Void
  ) {
    let intensity = intensity(before: units.lowerBound, context, buffer)
    if intensity != 1000 { apply(.intensity, intensity) }
    let stress = stress(of: units, context, buffer)
    if let stress { apply(stress.rule, stress.factor) }
    let exclamation = exclamation(after: units, context, buffer)
    if exclamation != 1000 { apply(.exclamation, exclamation) }
    let scope = scope(of: units, valence: valence, tags, context, buffer)
    if let rule = scope.rule { apply(rule, scope.factor) }
    // What is done as it should be says nothing, whatever stands around it.
    if scope.rule == .deed { return }
    let contrast = context.contrast(at: units.lowerBound)
    if contrast != 1000 { apply(.contrast, contrast) }
    var isPositive = (valence > 0) != scope.isTurned
    if let (rule, factor) = comparison(of: units, valence, tags, scope, context, buffer) {
      apply(rule, factor)
      if factor < 0 { isPositive.toggle() }
    }
    if !scope.isFact {
      if let mood = mood(of: units, tags, isPositive: isPositive, context, buffer) {
        apply(mood.rule, mood.factor)
      } else if isPositive, tags.contains(.polite), context.asksForSomething {
        apply(.request, constants[.praiseInRequest])
      }
    }
    let place = context.clauses[units.lowerBound]
    if place.isQuoted || (place.isInMarks && valence > 0) {
      apply(.quotation, constants[.quotation])
    }
  }

  /// Whether what a hit says is so, by what stands around it.
  private struct Scope {
    var rule: ScoringRule?
    var factor = 1000
    /// Whether the hit is on the other side now.
    var isTurned = false
    /// Whether it is a fact, be it asked, wished or heard.
    var isFact = false
  }

  private func scope(
    of units: Range<Int>,
    valence: Int,
    _ tags: ValenceTags,
    _ context: borrowing CommentContext,
    _ buffer: borrowing TokenBuffer
  ) -> Scope {
    let isFixed = tags.contains(.wanted) || isSign(units, buffer)
    if valence < 0, !isFixed, let remedy = context.remedy(of: units, buffer) {
      // "They never fixed the leak": it is still there.
      guard negations(before: remedy, valence, context, buffer).count == 0 else { return Scope() }
      return Scope(rule: .remedy, factor: -constants[.remedy], isTurned: true, isFact: true)
    }
    var (count, negator) =
      isFixed ? (0, 0) : negations(before: units.lowerBound, valence, context, buffer)
    if count == 1 {
      if valence < 0, context.isPlea(negator, buffer) {
        return Scope(rule: .plea, factor: constants[.faultInPlea], isFact: true)
      }
      // "No drivers no faff": each member of such a row has a negator of its own.
      if context.roles[units.lowerBound].holdsNegator,
        buffer.units[negator].hash == buffer.units[units.lowerBound].hash
      {
        count = 0
      }
    } else if count == 0, valence > 0, context.isOfOneAlone(units.lowerBound, buffer) {
      return Scope(rule: .exclusive, factor: -constants[.praiseOfOneAlone], isTurned: true)
    }
    if valence < 0, context.deniesFault(behind: units, buffer) {
      return Scope(rule: .negation, factor: 0)
    }
    if valence < 0, count == 0, context.isFreed(units, buffer) {
      return Scope(rule: .negation, factor: -constants[.negatedFault], isTurned: true)
    }
    if count == 1, let factor = superlative(of: units, behind: negator, context) {
      return Scope(rule: .superlative, factor: factor, isTurned: factor < 0, isFact: factor < 0)
    }
    if count == 1, context.isCounterfactual(units.lowerBound, behind: negator, buffer) {
      return Scope(rule: .counterfactual, factor: constants[.counterfactual], isFact: true)
    }
    let verdict = context.denials.verdict(at: units.lowerBound)
    if count == 0, verdict == nil, !tags.contains(.deed) { return Scope() }
    let isMeant = valence > 0 || tags.contains(.deed) || verdict?.takesFaults == true
    let isSaid = count > 0 || context.roles[units.lowerBound].holdsNegator
    let says = isMeant && !isSaid && !isFixed ? verdict?.says : nil
    var scope = Scope(isFact: verdict != nil)
    if tags.contains(.deed) {
      // Left undone it is the fault that its entry says, and no other sign of it.
      if count != 1, says != .denied { (scope.rule, scope.factor) = (.deed, 0) }
    } else if says == .differsElsewhere {
      // As much on one side as on the other.
      (scope.rule, scope.factor) = (.denial, 0)
    } else if says == .denied {
      (scope.rule, scope.factor, scope.isTurned) = (.denial, -constants[.denial], true)
    } else if count == 1 {
      let factor = -constants[valence > 0 ? .negatedPraise : .negatedFault]
      (scope.rule, scope.factor, scope.isTurned) = (.negation, factor, true)
    } else if count > 1 {
      (scope.rule, scope.factor) = (.doubleNegation, constants[.doubleNegation])
    }
    return scope
  }

  /// The factor of what is said of something else than what the comment is about; nil for what is said of that.
  private func comparison(
    of units: Range<Int>,
    _ valence: Int,
    _ tags: ValenceTags,
    _ scope: Scope,
    _ context: borrowing CommentContext,
    _ buffer: borrowing TokenBuffer
  ) -> (rule: ScoringRule, factor: Int)? {
    guard let side = context.comparisons.side(of: units, buffer), scope.rule != .superlative,
      !tags.contains(.polite), !isSign(units, buffer)
    else { return nil }
    // What is turned already, as by "used to be", says so itself; only "nobody is better than you" is turned twice.
    guard side == .compared || !scope.isTurned else { return nil }
    switch side {
    case .compared, .elsewhere:
      // "We deserve better than this" is a fault, whatever is better; "slower than yours" is one of another.
      guard valence > 0 || context.comparisons.isComparative(units, buffer) else { return nil }
      return (.comparison, constants[.comparison])
    case .another:
      return (.comparison, constants[valence > 0 ? .praiseOfAnother : .faultOfAnother])
    case .former: return valence > 0 ? (.comparison, constants[.praiseOfAnother]) : nil
    }
  }

  /// Whether a hit begins with a sign of the writer's mood, which nothing before it turns: "no more waiting 🎉".
  private func isSign(_ units: Range<Int>, _ buffer: borrowing TokenBuffer) -> Bool {
    let kind = buffer.units[units.lowerBound].kind
    return kind == .emoji || kind == .emoticon
  }

  /// Intensifiers and downtoners stand right before, or with a word or two between.
  private func intensity(
    before first: Int,
    _ context: borrowing CommentContext,
    _ buffer: borrowing TokenBuffer
  ) -> Int {
    var factor = 1000
    var unit = first - 1
    let reach = constants[.intensityReach] / 1000
    var lastHit: Int32 = -1
    while unit >= 0, first - unit <= reach,
      context.clauses[unit].clause == context.clauses[first].clause
    {
      let role = context.roles[unit]
      if role.intensity > 0 {
        if role.hit != lastHit { factor = factor * Int(role.intensity) / 1000 }
        lastHit = role.hit
      } else if role.hasValence || context.grammar.has(.conjunction, buffer.units[unit]) {
        break
      }
      unit -= 1
    }
    return min(factor, constants[.strongestIntensity])
  }

  /// Capitals stress a word only where the rest is not in capitals as well.
  private func stress(
    of units: Range<Int>,
    _ context: borrowing CommentContext,
    _ buffer: borrowing TokenBuffer
  ) -> (rule: ScoringRule, factor: Int)? {
    for unit in units where buffer.units[unit].flags.contains(.elongated) {
      return (.elongation, constants[.elongation])
    }
    guard !context.clauses.shouts else { return nil }
    for unit in units where buffer.units[unit].flags.contains(.allCapitals) {
      return (.capitals, constants[.capitals])
    }
    return nil
  }

  private func exclamation(
    after units: Range<Int>,
    _ context: borrowing CommentContext,
    _ buffer: borrowing TokenBuffer
  ) -> Int {
    let statement = Int(context.clauses[units.lowerBound].statement)
    let marks = min(3, Int(context.clauses.exclamations[statement]))
    var factor = 1000
    for _ in 0..<marks { factor = factor * constants[.exclamation] / 1000 }
    return factor
  }

  /// Wishes, conditions, requests and questions are not statements of fact.
  private func mood(
    of units: Range<Int>,
    _ tags: ValenceTags,
    isPositive: Bool,
    _ context: borrowing CommentContext,
    _ buffer: borrowing TokenBuffer
  ) -> (rule: ScoringRule, factor: Int)? {
    // A smile or a tear at the end of a question is the writer's mood, and not what is asked.
    guard !isSign(units, buffer) else { return nil }
    let unit = units.lowerBound
    let asking = context.clauses.asks[Int(context.clauses[unit].statement)]
    switch context.irrealis(at: unit) {
    case .wish where isPositive: return (.wish, constants[.praiseInWish])
    case .condition where isPositive: return (.condition, constants[.praiseInCondition])
    case .suggestion where isPositive: return (.suggestion, constants[.praiseInSuggestion])
    case .request where isPositive: return (.request, constants[.praiseInRequest])
    case .hearsay: return (.hearsay, constants[.hearsay])
    case .expectation where !isPositive || !context.goesOn(unit, buffer):
      return (.expectation, constants[.expectation])
    case .claim where isPositive: return (.claim, constants[.praiseInClaim])
    case .question:
      return question(asking == .forInformation ? asking : .something, tags, isPositive)
    default: break
    }
    return question(asking, tags, isPositive)
  }

  /// What is asked is no fact; what only has the form of a question is.
  private func question(
    _ asking: Asking,
    _ tags: ValenceTags,
    _ isPositive: Bool
  ) -> (rule: ScoringRule, factor: Int)? {
    guard asking != .nothing, !tags.contains(.rhetorical) else { return nil }
    if isPositive { return (.question, constants[.praiseInQuestion]) }
    return (
      .question, constants[asking == .something ? .faultInQuestion : .faultInInquiry]
    )
  }
}
