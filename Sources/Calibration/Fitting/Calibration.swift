import Classification
import FeedbackModel
import LexiconMatching
package import Pipeline

/// Fits the weights of the additive model to labelled comments, and measures the gain out of fold.
///
/// For each fold the weights are fitted to the other folds only, words and all choices included, written as overlay
/// files, and read by the ordinary engine, which then annotates the fold. So the figures are those of the product.
package struct Calibration: Sendable {
  /// What came of a calibration.
  package struct Result: Sendable {
    /// The overlay of all rows, with what is worth writing.
    package var overlay = FittedOverlay()
    /// The gains of what could be fitted.
    package var gains: [CalibrationGain] = []
    /// What could not be fitted, a sentence each.
    package var refusals: [String] = []
    /// What was fitted but brings no sure gain, so is not in the overlay.
    package var dropped: [FittingTarget] = []
    /// The ids of the topics that are silent under the overlay because no row is labelled with them.
    package var silenced: [String] = []
    /// The out-of-fold annotations of all rows, an object a line as `earshot annotate` writes it.
    package var outOfFold: [UInt8] = []
  }

  private let data: FittingData
  private let topics: FittedTopics
  private let settings: FittingSettings
  private let options: EngineOptions

  /// Prepares the calibration of some rows.
  ///
  /// - Parameters:
  ///   - data: The rows, with their polarities.
  ///   - options: The word lists that the engine of the rows was made of.
  ///   - settings: How the fit goes about.
  package init(_ data: FittingData, options: EngineOptions, settings: FittingSettings) {
    self.data = data
    self.options = options
    self.settings = settings
    topics = FittedTopics(
      data.rows,
      catalogue: data.engine.topicIDs,
      parents: data.engine.topics.map(\.parent),
      map: settings.topicMap,
      silences: settings.silencesTopics
    )
  }

  /// Fits and measures.
  ///
  /// - Parameter jobs: The most folds at once; the result does not depend on it.
  /// - Returns: The overlay, the gains, and the annotations of all rows out of fold.
  /// - Throws: `LexiconError` where the fitted files cannot be read; `RunInterrupted`.
  package func run(jobs: Int) async throws -> Result {
    var result = Result()
    let (targets, refusals) = FittingNeeds.targets(
      data,
      topics,
      learnsWords: settings.wordLimit > 0
    )
    result.refusals = refusals
    guard !targets.isEmpty else { return result }
    let folds = data.rows.map { $0.fold(of: settings.folds) }
    // The fit to all rows is a task like those that leave a fold out, so that no worker waits for it; it comes first.
    let tasks = ([nil] + (0..<settings.folds).map(\.self)).flatMap { fold in
      targets.map { (leftOut: fold, target: $0) }
    }
    let fits = try await ParallelMap.map(tasks, jobs: jobs) { task in
      fit(data.rows.indices.filter { folds[$0] != task.leftOut }, task.target)
    }
    func overlay(leavingOut fold: Int?, _ targets: [FittingTarget]) -> FittedOverlay {
      var overlay = FittedOverlay()
      let rows = folds.count { $0 != fold }
      overlay.source = "fitted by earshot calibrate to \(rows) comments"
      for (task, fit) in zip(tasks, fits)
      where task.leftOut == fold && targets.contains(task.target) {
        overlay.add(fit)
      }
      return overlay
    }
    let outcomes = try await ParallelMap.map(
      (0..<settings.folds).map { ($0, overlay(leavingOut: $0, targets)) },
      jobs: jobs
    ) { fold, overlay in
      try annotations(of: data.rows.indices.filter { folds[$0] == fold }, overlay)
    }
    var places = [Int](repeating: 0, count: settings.folds)
    var fitted: [Prediction] = []
    var lines = Array(repeating: [UInt8](), count: data.rows.count)
    for (row, fold) in folds.enumerated() {
      let outcome = outcomes[fold][places[fold]]
      places[fold] += 1
      fitted.append(outcome.prediction)
      lines[data.places[row]] = outcome.line
    }
    result.outOfFold = Array(lines.joined())
    result.gains = targets.map { gain($0, fitted, jobs: jobs) }
    let kept = result.gains.filter { settings.keepsAll || $0.isSure }.map(\.target)
    result.dropped = targets.filter { !kept.contains($0) }
    result.overlay = overlay(leavingOut: nil, kept)
    if kept.contains(.topics) { result.silenced = topics.silenced.map { data.engine.topicIDs[$0] } }
    return result
  }

  /// Returns what is fitted to some rows.
  private func fit(_ rows: [Int], _ target: FittingTarget) -> FittedOverlay {
    let own = rows.filter { FittingNeeds.canLearn(target, from: data.rows[$0]) }
    return switch target {
    case .polarity: PolarityFit.overlay(own, of: data, settings)
    case .complaint: ComplaintFit.overlay(own, of: data, settings)
    case .topics: TopicFit.overlay(own, of: data, topics, settings)
    }
  }

  /// Annotates rows with the ordinary engine under an overlay.
  private func annotations(
    of rows: [Int],
    _ overlay: FittedOverlay
  ) throws -> [(prediction: Prediction, line: [UInt8])] {
    var options = options
    options.written = overlay.files
    let engine = try Engine(options)
    var annotator = engine.annotator()
    var annotation = Annotation()
    let json = AnnotationJSON(topicIDs: engine.topicIDs)
    return rows.map { index in
      let row = data.rows[index]
      var setting = row.setting
      // Asked again: the overlay may say what comments on this question are like.
      if let question = row.question { annotator.ask(question, &setting) }
      annotator.annotate(row.text.span, setting, into: &annotation)
      var line = Array("{\"id\":".utf8)
      AnnotationText.append(json: row.gold.id, to: &line)
      json.append(annotation, wantsTrace: false, to: &line)
      line += Array("}\n".utf8)
      return (Prediction(annotation, topicIDs: engine.topicIDs), line)
    }
  }

  private func gain(
    _ target: FittingTarget,
    _ fitted: [Prediction],
    jobs: Int
  ) -> CalibrationGain {
    let bootstrap = Bootstrap(samples: settings.samples, seed: settings.seed, jobs: jobs)
    // Rows that cannot be learned from are judged as well: what is not scored is not right.
    let rows = data.rows.indices.filter { FittingNeeds.isJudged(target, data.rows[$0]) }
    let shipped = rows.map { data.rows[$0].shipped }
    let new = rows.map { fitted[$0] }
    switch target {
    case .polarity:
      return .polarity(rows.map { data.gold($0) }, shipped, new, bootstrap)
    case .complaint:
      return .complaint(rows.map { data.rows[$0].gold.complaint == true }, shipped, new, bootstrap)
    case .topics:
      return .topics(
        rows.map { topics.names(of: data.rows[$0]) },
        shipped.map(names),
        new.map(names),
        bootstrap
      )
    }
  }

  /// The topics of a prediction by the names that people used.
  private func names(_ prediction: Prediction) -> [String] {
    var names: [String] = []
    for id in prediction.topics ?? [] {
      let mapped = settings.topicMap?([id]) ?? []
      for name in mapped.isEmpty ? [topics.name(of: id)] : mapped where !names.contains(name) {
        names.append(name)
      }
    }
    return names
  }
}
