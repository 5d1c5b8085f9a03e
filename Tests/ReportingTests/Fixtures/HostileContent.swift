import FeedbackModel
import KPIModel
import Reporting
import Triage

/// A report in which every text that comes from outside tries to break the page.
enum HostileContent {
  static let texts = [
    "</style></script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "]]> --> <!-- <![CDATA[ &lt; &#0; \u{0}\u{B}\u{1B}[2J",
    "\u{202E}desrever si siht\u{2066}\u{2067} and \u{200F}goes on",
    String(repeating: "Donaudampfschifffahrt", count: 500),
    "z" + String(repeating: "\u{30D}\u{316}\u{34F}\u{489}", count: 400) + "algo",
    "\"quoted\" 'text' `tick` = | * _ # [link](javascript:alert(1)) {{x}}",
    "日本語のとても長い文章ですが空白がありません" + String(repeating: "長", count: 300),
    "", " \r\n\t ", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿 شكرا جزيلا",
  ]

  static func content() -> ReportContent {
    var manifest = MobileOperator.manifest
    manifest.inputs.append(.init(name: texts[0], sha256: texts[3], bytes: .max, rows: .max))
    manifest.lexicons.append(.init(name: texts[1], version: texts[3], sha256: texts[5]))
    manifest.options = texts.map { .init(name: $0, value: $0) }
    manifest.timeZone = texts[2]
    let rows = RowCounts(scored: 9, noContent: 1, unsupportedLanguage: 1, rejected: 1)
    var content = ReportContent(title: texts[0], unit: .week, rows: rows, manifest: manifest)
    let week = MobileOperator.brokenWeek
    content.firstDay = week.firstDay
    content.lastDay = week.next.lastDay
    content.firstPeriod = week
    content.lastPeriod = week.next
    content.findings = texts.map {
      ReportFinding(
        kind: .worse,
        statement: $0,
        evidence: $0,
        terms: [$0],
        topic: $0,
        period: week,
        lines: lines
      )
    }
    content.headline = [figure("nps", rating: texts[3]), figure(texts[1], rating: texts[0])]
    content.trends = texts.map { title in
      Trend(
        kpi: "nps",
        title: title,
        points: [.init(figure: figure("nps")), .init(figure: figure("nps"), isOutOfControl: true)],
        verdict: title
      )
    }
    content.topics = texts.map {
      TopicSummary(
        id: $0,
        name: $0,
        share: figure("topic_share"),
        netSentiment: figure("topic_net_sentiment"),
        complaints: .max,
        shareByPeriod: [nil, .nan, .infinity, 3, -1],
        risingPeriod: 99,
        lines: lines
      )
    }
    content.emergingTerms = texts.map {
      EmergingTermRow(
        term: $0,
        period: week,
        count: 1,
        base: 2,
        countBefore: 3,
        baseBefore: 4,
        keyness: .infinity
      )
    }
    content.complaints = texts.map(item)
    content.praise = texts.map(item)
    content.segments = SegmentComparison(
      columns: [texts[3], texts[0]],
      kpis: ["nps", texts[0]],
      rows: texts.map { text in
        .init(
          segment: [.init(name: text, value: text), .init(name: text, value: text)],
          figures: [figure("nps"), figure(text)]
        )
      }
    )
    content.kpis = [figure("nps"), figure(texts[0], rating: texts[1])]
    return content
  }

  private static var lines: [KWICLine] {
    texts.map {
      KWICLine(
        pre: $0,
        keyword: $0,
        post: $0,
        id: $0,
        day: nil,
        label: .negative,
        score: -9_999,
        topic: 0
      )
    }
  }

  private static func figure(_ kpi: String, rating: String? = nil) -> KPIValue {
    KPIValue(
      kpi: kpi,
      period: MobileOperator.brokenWeek,
      rating: rating,
      value: .nan,
      low: .infinity,
      high: -.infinity,
      base: 9,
      verdict: texts[0]
    )
  }

  private static func item(_ text: String) -> QueueItem {
    QueueItem(
      id: text,
      action: .apologise,
      severity: 1_000,
      reasons: texts,
      text: text,
      topics: texts,
      date: text,
      reach: .max,
      channel: text
    )
  }
}
