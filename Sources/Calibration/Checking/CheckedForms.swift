import FeedbackModel
import LexiconMatching

/// Every line of the word lists that holds a form, with the number of its pattern.
struct CheckedForms {
  /// A line.
  struct Form {
    let table: Int
    let kind: LexiconKind
    let isOverlay: Bool
    let location: SourceLocation
    let text: String
    let fields: [String]
    let pattern: Int32
  }

  private(set) var forms: [Form] = []

  init(_ tables: [LexiconTable], _ builder: inout PatternTableBuilder) {
    for (index, table) in tables.enumerated() {
      for row in table.rows {
        guard let field = Self.formField(of: row, table.kind) else { continue }
        // What is no pattern was told when the lists were read.
        var known: [Diagnostic] = []
        guard let pattern = table.pattern(of: row, field: field, &builder, &known) else { continue }
        forms.append(
          Form(
            table: index,
            kind: table.kind,
            isOverlay: table.isOverlay,
            location: table.location(row),
            text: row.fields[field],
            fields: row.fields,
            pattern: pattern
          )
        )
      }
    }
  }

  private static func formField(of row: LexiconTable.Row, _ kind: LexiconKind) -> Int? {
    switch kind {
    case .model, .spelling: nil
    case .topics: row.fields[0] == "cue" || row.fields[0] == "not" ? 3 : nil
    default: 0
    }
  }
}

extension CheckedForms.Form {
  /// A text that the form must be found in: stars and numbers filled in.
  var example: String {
    text.split(separator: " ").map { piece in
      if piece == "*" { return "thing" }
      if piece == "<n>" { return "7" }
      let stem = piece.dropLast()
      let isPrefix =
        piece.hasSuffix("*") && stem.last?.isLetter == true
        && stem.allSatisfy { $0.isLetter || "'’-".contains($0) }
      return String(isPrefix ? stem : piece)
    }.joined(separator: " ")
  }
}
