/// A line the height of a word: a topic's share over the periods, its last value dotted.
struct Sparkline: Sendable {
  /// The values in order of time; nil where there is none.
  var values: [Double?]

  /// What the line shows, in words.
  var title: String

  /// The place of the value to point out, if one is out of the ordinary.
  var marked: Int?

  private static let width = 120
  private static let height = 28
  private static let margin = 3.5

  /// Returns the drawing.
  func render() -> String {
    var canvas = SVGCanvas(width: Self.width, height: Self.height, cssClass: "spark")
    let values = values.map { $0.flatMap(\.ifFinite) }
    let known = values.compactMap { $0 }
    let scale = LinearScale(
      covering: known + [0],
      within: 0...Double.greatestFiniteMagnitude,
      start: Double(Self.height) - Self.margin,
      end: Self.margin
    )
    let room = Double(Self.width) - 2 * Self.margin
    let step = values.count > 1 ? room / Double(values.count - 1) : 0
    var run: [(x: Double, y: Double)] = []
    for (index, value) in values.enumerated() {
      if let value {
        run.append((Self.margin + Double(index) * step, scale(value)))
      } else {
        canvas.path(run, "line")
        run = []
      }
    }
    canvas.path(run, "line")
    mark(on: &canvas, scale: scale, step: step)
    return canvas.rendered(title: title, description: summary(known))
  }

  private func mark(on canvas: inout SVGCanvas, scale: LinearScale, step: Double) {
    if let marked, values.indices.contains(marked),
      let value = values[marked].flatMap(\.ifFinite)
    {
      canvas.diamond(Self.margin + Double(marked) * step, scale(value), size: 3.5, "alarm")
    } else if let index = values.lastIndex(where: { $0?.isFinite == true }),
      let value = values[index]
    {
      canvas.dot(Self.margin + Double(index) * step, scale(value), radius: 2, "dot")
    }
  }

  private func summary(_ known: [Double]) -> String {
    guard let low = known.min(), let high = known.max(), let last = known.last else {
      return "No values"
    }
    let texts = [low, high, last].map { FixedDecimal.text($0, digits: 1) }
    return "Lowest \(texts[0]), highest \(texts[1]), last \(texts[2])"
  }
}
