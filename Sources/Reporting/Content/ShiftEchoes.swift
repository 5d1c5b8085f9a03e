import KPIModel

extension ShiftReport {
  /// The findings without the echoes of stronger ones.
  ///
  /// When a period is compared with all others, a strong shift in one of these is part of the reference, and makes the
  /// other periods look shifted the other way. So of each series only the direction of its strongest finding stays.
  var findingsWithoutEchoes: [Finding] {
    guard reference == ShareShift.Reference.otherPeriods.rawValue else { return findings }
    var directions: [[String?]: Bool] = [:]
    return findings.filter { finding in
      let series = [finding.kpi, finding.topic]
      if let direction = directions[series] { return direction == finding.isRise }
      directions[series] = finding.isRise
      return true
    }
  }
}
