import FeedbackModel
import Tokenization

@testable import LexiconMatching

/// Finds patterns by trying each at each unit, place by place: slow, and plain to see.
struct PatternMatcherOracle {
  private let patterns: [Pattern]
  private let numberForms: Set<String>

  /// Creates an oracle.
  ///
  /// - Parameters:
  ///   - texts: The patterns.
  ///   - numberForms: The words that count as numbers.
  init(_ texts: [String], numberForms: Set<String> = []) throws {
    let tokenizer = Tokenizer()
    var read: [Pattern] = []
    for text in texts {
      let pattern = try Pattern(text, tokenizer)
      if !read.contains(pattern) { read.append(pattern) }
    }
    patterns = read
    self.numberForms = numberForms
  }

  /// Returns every place of every pattern, by first unit and shorter before longer.
  func matches(in buffer: borrowing TokenBuffer) -> [PatternHit] {
    var hits: [PatternHit] = []
    for first in buffer.units.indices {
      for (number, pattern) in patterns.enumerated() {
        let count = pattern.elements.count
        guard first + count <= buffer.units.count else { continue }
        let fits = pattern.elements.indices.allSatisfy { offset in
          buffer.units[first + offset].sentence == buffer.units[first].sentence
            && isMet(pattern.elements[offset], by: buffer.units[first + offset], in: buffer)
        }
        guard fits else { continue }
        hits.append(PatternHit(pattern: Int32(number), first: Int32(first), count: Int32(count)))
      }
    }
    return hits.sorted { ($0.first, $0.count, $0.pattern) < ($1.first, $1.count, $1.pattern) }
  }

  private func isMet(
    _ element: PatternElement,
    by unit: LexicalUnit,
    in buffer: borrowing TokenBuffer
  ) -> Bool {
    let form = known(unit, in: buffer)
    switch element {
    case .form(let wanted): return form == String(decoding: wanted, as: UTF8.self)
    case .prefix(let prefix):
      let word = form ?? (unit.kind == .word ? buffer.form(of: unit) : "")
      return Array(word.utf8).starts(with: prefix)
    case .number:
      return unit.kind == .number || unit.kind == .measure || form.map(numberForms.contains) == true
    case .anyWord: return [.word, .number, .measure, .mention].contains(unit.kind)
    }
  }

  /// The form in the lexicon that a unit stands for: itself, without stretched letters, or without its genitive.
  private func known(_ unit: LexicalUnit, in buffer: borrowing TokenBuffer) -> String? {
    let form = buffer.form(of: unit)
    guard !form.isEmpty else { return nil }
    var candidates = [form]
    if unit.kind == .word, unit.flags.contains(.elongated) {
      candidates += [
        squeezed(form, long: 2, short: 2), squeezed(form, long: 1, short: 2),
        squeezed(form, long: 1, short: 1),
      ]
    } else if unit.kind == .word, form.hasSuffix("'s"), form.utf8.count > 3 {
      candidates.append(String(form.dropLast(2)))
    }
    return candidates.first(where: isForm)
  }

  private func isForm(_ form: String) -> Bool {
    numberForms.contains(form)
      || patterns.contains { $0.elements.contains(.form(Array(form.utf8))) }
  }

  /// Cuts runs of three and more to `long` letters, and runs of two to `short`.
  private func squeezed(_ form: String, long: Int, short: Int) -> String {
    var out = ""
    var rest = form[...]
    while let letter = rest.first {
      let run = rest.prefix { $0 == letter }.count
      out += String(repeating: letter, count: min(run, run > 2 ? long : short))
      rest = rest.dropFirst(run)
    }
    return out
  }
}
