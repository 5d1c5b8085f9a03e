/// A value with its interval on a fixed axis, the width of a table cell.
struct Whisker: Sendable {
  /// The value; nil draws the axis alone.
  var value: Double?

  /// The interval around it, if there is one.
  var interval: ClosedRange<Double>?

  /// The ends of the axis, the same for every row of a table.
  var domain: ClosedRange<Double>

  /// What it shows, in words.
  var title: String

  private static let width = 120
  private static let height = 18
  private static let margin = 4.0

  /// Returns the drawing.
  func render() -> String {
    var canvas = SVGCanvas(width: Self.width, height: Self.height, cssClass: "whisker")
    let scale = LinearScale(
      covering: [domain.lowerBound, domain.upperBound],
      within: domain,
      start: Self.margin,
      end: Double(Self.width) - Self.margin
    )
    let middle = Double(Self.height) / 2
    canvas.line(Self.margin, middle, Double(Self.width) - Self.margin, middle, "axis")
    if domain.contains(0) {
      canvas.line(scale(0), 3, scale(0), Double(Self.height) - 3, "axis")
    }
    if let interval {
      let style = interval.lowerBound > 0 ? "up" : interval.upperBound < 0 ? "down" : "open"
      canvas.line(scale(interval.lowerBound), middle, scale(interval.upperBound), middle, style)
    }
    if let value = value?.ifFinite {
      canvas.dot(scale(value), middle, radius: 3, interval == nil ? "hollow" : "dot")
    }
    return canvas.rendered(title: title, description: description)
  }

  private var description: String {
    guard let value = value?.ifFinite else { return "No value" }
    let shown = FixedDecimal.text(value, digits: 1)
    guard let interval else { return "\(shown), too few comments for an interval" }
    let low = FixedDecimal.text(interval.lowerBound, digits: 1)
    return "\(shown), interval \(low) to \(FixedDecimal.text(interval.upperBound, digits: 1))"
  }
}
