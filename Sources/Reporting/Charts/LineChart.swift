/// A value over time with its interval as a band, and the periods that are out of control marked by a diamond.
struct LineChart: Sendable {
  /// One period of the line.
  struct Point: Sendable {
    /// The name of the period.
    var label: String
    /// The value; nil breaks the line.
    var value: Double?
    /// The interval around it.
    var interval: ClosedRange<Double>?
    /// Whether the period is out of control.
    var isOut: Bool

    /// Where chance alone keeps the value at this period's base.
    var limits: ClosedRange<Double>?

    /// During what the period was, such as `during App release`; nil where nothing is declared.
    var event: String?

    /// Creates a point; a value or an interval that is not finite counts as none.
    init(
      label: String,
      value: Double?,
      interval: ClosedRange<Double>?,
      isOut: Bool,
      limits: ClosedRange<Double>? = nil,
      event: String? = nil
    ) {
      self.label = label
      self.value = value.flatMap(\.ifFinite)
      self.interval = interval.flatMap { ends in
        ends.lowerBound.isFinite && ends.upperBound.isFinite ? ends : nil
      }
      self.isOut = isOut
      self.limits = limits
      self.event = event
    }
  }

  /// What the chart shows.
  var title: String

  /// The periods in order of time.
  var points: [Point]

  /// Values beyond which the axis never goes.
  var bounds: ClosedRange<Double>

  /// What stands behind a number on the axis, such as ` %`.
  var unit: String

  /// How many digits behind the point a value has in words.
  var digits = 1

  /// Whether values above zero have a sign.
  var isSigned = false

  /// The level that the values move around when nothing special happens.
  var centre: Double?

  private static let width = 420.0
  private static let height = 190.0
  private static let left = 48.0
  private static let right = 10.0
  private static let top = 10.0
  private static let bottom = 24.0

  /// Returns the drawing.
  func render() -> String {
    var canvas = SVGCanvas(width: Int(Self.width), height: Int(Self.height), cssClass: "chart")
    let scale = LinearScale(
      covering: shownValues,
      within: bounds,
      start: Self.height - Self.bottom,
      end: Self.top
    )
    events(on: &canvas)
    grid(on: &canvas, scale)
    for run in runs { band(run, on: &canvas, scale) }
    for run in runs { limits(run, on: &canvas, scale) }
    for run in runs { line(run, on: &canvas, scale) }
    marks(on: &canvas, scale)
    periodLabels(on: &canvas)
    return canvas.rendered(title: title, description: summary)
  }

  /// All values, and the interval ends where they do not dwarf the values (few comments make wide intervals).
  private var shownValues: [Double] {
    let values = points.compactMap(\.value) + [centre].compactMap { $0 }
    let spread = max((values.max() ?? 1) - (values.min() ?? 0), 1)
    let limits = (values.min() ?? 0) - spread...(values.max() ?? 1) + spread
    let ends = points.compactMap(\.interval).flatMap { [$0.lowerBound, $0.upperBound] }
    return values + ends.map { min(max($0, limits.lowerBound), limits.upperBound) }
  }

  private func x(_ index: Int) -> Double {
    let room = Self.width - Self.left - Self.right - 12
    let step = points.count > 1 ? room / Double(points.count - 1) : 0
    return Self.left + 6 + (points.count > 1 ? Double(index) * step : room / 2)
  }

  /// The stretches of neighbouring periods that have a value.
  private var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in points.indices where points[index].value != nil {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    return runs
  }

  /// Draws a column behind each period of a declared event.
  private func events(on canvas: inout SVGCanvas) {
    let half = points.count > 1 ? (x(1) - x(0)) / 2 : 6
    for index in points.indices where points[index].event != nil {
      let (start, end) = (
        max(x(index) - half, Self.left), min(x(index) + half, Self.width - Self.right)
      )
      canvas.rectangle(
        x: start,
        y: Self.top,
        width: end - start,
        height: Self.height - Self.bottom - Self.top,
        "event"
      )
    }
  }

  private func grid(on canvas: inout SVGCanvas, _ scale: LinearScale) {
    for tick in scale.ticks {
      let style = tick == 0 && scale.domain.lowerBound < 0 ? "zero" : "grid"
      canvas.line(Self.left, scale(tick), Self.width - Self.right, scale(tick), style)
      let label = KPIName.signed(tick, digits: scale.digits, plus: false)
      canvas.text(Self.left - 6, scale(tick) + 3.5, label + unit, anchor: "end", "tick")
    }
    if let centre {
      canvas.line(Self.left, scale(centre), Self.width - Self.right, scale(centre), "centre")
    }
  }

  private func band(_ run: Range<Int>, on canvas: inout SVGCanvas, _ scale: LinearScale) {
    let known = run.compactMap { index in points[index].interval.map { (x(index), $0) } }
    if known.count == 1, let (place, interval) = known.first {
      canvas.line(place, scale(interval.lowerBound), place, scale(interval.upperBound), "whisk")
    }
    guard known.count > 1 else { return }
    let upper = known.map { (x: $0.0, y: scale($0.1.upperBound)) }
    let lower = known.reversed().map { (x: $0.0, y: scale($0.1.lowerBound)) }
    canvas.path(upper + lower, closed: true, "band")
  }

  /// Draws the control limits, cut where they leave the axis.
  private func limits(_ run: Range<Int>, on canvas: inout SVGCanvas, _ scale: LinearScale) {
    let known = run.compactMap { index in points[index].limits.map { (x(index), $0) } }
    guard known.count > 1 else { return }
    let domain = scale.domain
    for end in [\ClosedRange<Double>.lowerBound, \ClosedRange<Double>.upperBound] {
      let shown = known.filter { domain.contains($0.1[keyPath: end]) }
      canvas.path(shown.map { (x: $0.0, y: scale($0.1[keyPath: end])) }, "limit")
    }
  }

  private func line(_ run: Range<Int>, on canvas: inout SVGCanvas, _ scale: LinearScale) {
    canvas.path(
      run.compactMap { index in points[index].value.map { (x: x(index), y: scale($0)) } },
      "line"
    )
  }

  private func marks(on canvas: inout SVGCanvas, _ scale: LinearScale) {
    for (index, point) in points.enumerated() {
      guard let value = point.value else { continue }
      let marks = [point.isOut ? "out of control" : nil, point.event].compactMap { $0 }
      let tip = ([point.label + ": " + words(value)] + marks).joined(separator: ", ")
      if point.isOut {
        canvas.diamond(x(index), scale(value), size: 6, "alarm", tip: tip)
        let label = scale(value) + (isLabelBelow(index, scale(value)) ? 19 : -10)
        canvas.text(x(index), label, words(value), anchor: anchor(index), "value")
      } else {
        canvas.dot(x(index), scale(value), radius: points.count > 40 ? 1.5 : 2.5, "dot", tip: tip)
      }
    }
  }

  /// A label stands on the side to which its value sticks out, unless the edge is there.
  private func isLabelBelow(_ index: Int, _ place: Double) -> Bool {
    let neighbours = [index - 1, index + 1].filter(points.indices.contains)
      .compactMap { points[$0].value }
    let mean = neighbours.reduce(0, +) / Double(max(1, neighbours.count))
    let isLow = !neighbours.isEmpty && (points[index].value ?? mean) < mean
    if isLow { return place < Self.height - Self.bottom - 22 }
    return place < Self.top + 16
  }

  private func anchor(_ index: Int) -> String {
    if points.count > 1, x(index) > Self.width - 46 { return "end" }
    if points.count > 1, x(index) < Self.left + 30 { return "start" }
    return "middle"
  }

  private func periodLabels(on canvas: inout SVGCanvas) {
    guard let last = points.indices.last else { return }
    let baseLine = Self.height - 7
    canvas.text(x(last), baseLine, points[last].label, anchor: last == 0 ? "middle" : "end", "tick")
    guard last > 0 else { return }
    canvas.text(x(0), baseLine, points[0].label, anchor: "start", "tick")
    guard last > 3 else { return }
    canvas.text(x(last / 2), baseLine, points[last / 2].label, anchor: "middle", "tick")
  }

  private func words(_ value: Double) -> String {
    KPIName.signed(value, digits: digits, plus: isSigned) + unit
  }

  private var summary: String {
    let known = points.compactMap { point in point.value.map { (point.label, $0) } }
    guard let first = known.first, let last = known.last else { return "No values" }
    let out = points.filter(\.isOut).map(\.label)
    let alarm = out.isEmpty ? "" : ". Out of control: " + out.joined(separator: ", ")
    let told = points.filter { $0.event != nil }.map { "\($0.label) \($0.event ?? "")" }
    let events = told.isEmpty ? "" : ". " + told.joined(separator: ", ")
    return "\(first.0): \(words(first.1)); \(last.0): \(words(last.1))" + alarm + events
  }
}
