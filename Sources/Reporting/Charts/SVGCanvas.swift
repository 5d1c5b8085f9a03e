/// An SVG drawing under construction.
///
/// Colours come from the page's style sheet by class, so that a drawing follows the colour scheme and the printer.
struct SVGCanvas {
  private let width: Int
  private let height: Int
  private let cssClass: String
  private var body = ""

  /// Creates an empty drawing of the given size in user units.
  init(width: Int, height: Int, cssClass: String) {
    self.width = width
    self.height = height
    self.cssClass = cssClass
  }

  /// Draws a straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    body += "<line class=\"\(style)\" x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\""
    body += " x2=\"\(Self.number(x2))\" y2=\"\(Self.number(y2))\"/>"
  }

  /// Draws straight lines through the points; closed ones are filled.
  mutating func path(_ points: [(x: Double, y: Double)], closed: Bool = false, _ style: String) {
    guard !points.isEmpty else { return }
    var steps = ""
    for (index, point) in points.enumerated() {
      steps += (index == 0 ? "M" : "L") + Self.number(point.x) + " " + Self.number(point.y)
    }
    body += "<path class=\"\(style)\" d=\"\(steps)\(closed ? "Z" : "")\"/>"
  }

  /// Draws a rectangle; one without area is left out.
  mutating func rectangle(
    x: Double,
    y: Double,
    width: Double,
    height: Double,
    _ style: String
  ) {
    guard width > 0, height > 0 else { return }
    body += "<rect class=\"\(style)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\""
    body += " width=\"\(Self.number(width))\" height=\"\(Self.number(height))\"/>"
  }

  /// Draws a dot, with a tooltip if one is given.
  mutating func dot(_ x: Double, _ y: Double, radius: Double, _ style: String, tip: String? = nil) {
    let shape = "<circle class=\"\(style)\" cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\""
    body += shape + " r=\"\(Self.number(radius))\">" + Self.tooltip(tip) + "</circle>"
  }

  /// Draws a diamond, the mark of what is out of the ordinary.
  mutating func diamond(_ x: Double, _ y: Double, size: Double, _ style: String, tip: String? = nil)
  {
    let corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    let steps = corners.map { "\(Self.number($0.0)) \(Self.number($0.1))" }.joined(separator: "L")
    body += "<path class=\"\(style)\" d=\"M\(steps)Z\">" + Self.tooltip(tip) + "</path>"
  }

  /// Writes a label.
  ///
  /// - Parameters:
  ///   - x: The place that the anchor names.
  ///   - y: The base line.
  ///   - label: The text, not yet escaped.
  ///   - anchor: `start`, `middle` or `end`.
  ///   - style: The class in the style sheet.
  mutating func text(_ x: Double, _ y: Double, _ label: String, anchor: String, _ style: String) {
    body += "<text class=\"\(style)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\""
    body += " text-anchor=\"\(anchor)\">\(HTMLText.escaped(label))</text>"
  }

  /// Returns the finished drawing, named for those who do not see it.
  func rendered(title: String, description: String) -> String {
    "<svg class=\"\(cssClass)\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\""
      + " role=\"img\" aria-label=\"\(HTMLText.escaped(title + ". " + description))\">"
      + "<title>\(HTMLText.escaped(title))</title><desc>\(HTMLText.escaped(description))</desc>"
      + body + "</svg>"
  }

  private static func tooltip(_ tip: String?) -> String {
    tip.map { "<title>\(HTMLText.escaped($0))</title>" } ?? ""
  }

  private static func number(_ value: Double) -> String {
    FixedDecimal.trimmed(value, digits: 0...2)
  }
}
