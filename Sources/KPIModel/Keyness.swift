import Glibc

/// The association of a term with a target sub-corpus against a reference.
public enum Keyness {
  /// Returns Dunning's log-likelihood ratio G² of a 2×2 table.
  ///
  /// Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence" (1993); all four cells count.
  ///
  /// - Parameters:
  ///   - count: Units of the target with the term.
  ///   - base: Units of the target.
  ///   - referenceCount: Units of the reference with the term.
  ///   - referenceBase: Units of the reference.
  /// - Returns: 0 or more; 0 when a side or the term is empty.
  public static func g2(
    _ count: Int,
    of base: Int,
    against referenceCount: Int,
    of referenceBase: Int
  ) -> Double {
    guard base > 0, referenceBase > 0, count + referenceCount > 0 else { return 0 }
    let total = Double(base + referenceBase)
    let with = Double(count + referenceCount) / total
    let without = 1 - with
    let sum =
      part(count, Double(base) * with)
      + part(referenceCount, Double(referenceBase) * with)
      + part(base - count, Double(base) * without)
      + part(referenceBase - referenceCount, Double(referenceBase) * without)
    return max(0, 2 * sum)
  }

  /// Returns G² with the sign of the difference: negative when the term is rarer in the target.
  public static func signedG2(
    _ count: Int,
    of base: Int,
    against referenceCount: Int,
    of referenceBase: Int
  ) -> Double {
    let value = g2(count, of: base, against: referenceCount, of: referenceBase)
    let isRarer = Int128(count) * Int128(referenceBase) < Int128(referenceCount) * Int128(base)
    return isRarer ? -value : value
  }

  private static func part(_ observed: Int, _ expected: Double) -> Double {
    observed == 0 ? 0 : Double(observed) * log(Double(observed) / expected)
  }
}
