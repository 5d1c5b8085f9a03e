package import FeedbackModel
package import Ingestion
import Tokenization

/// The tokens of a chunk's comments as bytes, ready to be written.
package struct TokenRows: ChunkProduct {
  /// How tokens are written.
  package enum Shape: Sendable {
    /// An object a comment, with its tokens.
    case tokens
    /// An object a comment, with ICU's boundaries and classes.
    case boundaries
    /// A line a comment: the tokens but for blanks, divided by a middle dot.
    case text
  }

  /// The rows, each with its line end.
  package private(set) var bytes: [UInt8] = []

  /// The rows that could not be read.
  package private(set) var rejects: [Reject] = []

  private let shape: Shape
  private var found = Boundaries()

  /// Creates the product of an empty chunk.
  package init(shape: Shape) { self.shape = shape }

  package mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    let text = batch.bytes.span.extracting(row.text)
    if shape == .boundaries { annotator.wordBoundaries(in: text, into: &found) }
    if shape != .text { appendID(row, batch, source) }
    switch shape {
    case .tokens: appendTokens(annotator.tokens, text)
    case .boundaries: appendBoundaries()
    case .text: appendText(annotator.tokens, text)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  package mutating func add(_ reject: Reject, _ source: SourceContext) { rejects.append(reject) }

  private mutating func appendID(
    _ row: borrowing RowFields,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) {
    AnnotationText.append("{\"id\":", to: &bytes)
    if let id = row.id {
      AnnotationText.append(json: batch.bytes.span.extracting(id), to: &bytes)
    } else {
      AnnotationText.append(json: "\(source.schema.path):\(row.line)", to: &bytes)
    }
  }

  private mutating func appendTokens(_ buffer: borrowing TokenBuffer, _ text: Span<UInt8>) {
    AnnotationText.append(",\"tokens\":[", to: &bytes)
    for (place, token) in buffer.tokens.array.enumerated() {
      AnnotationText.append(place > 0 ? ",{\"span\":[" : "{\"span\":[", to: &bytes)
      AnnotationText.append(Int(token.span.start), to: &bytes)
      bytes.append(UInt8(ascii: ","))
      AnnotationText.append(Int(token.span.end), to: &bytes)
      AnnotationText.append("],\"kind\":\"", to: &bytes)
      AnnotationText.append(token.kind.name, to: &bytes)
      AnnotationText.append("\",\"form\":", to: &bytes)
      AnnotationText.append(json: text.extracting(token.span.range), to: &bytes)
      appendParts(of: place, buffer, text)
      bytes.append(UInt8(ascii: "}"))
    }
    AnnotationText.append("]}", to: &bytes)
  }

  /// Appends the parts of a hashtag.
  private mutating func appendParts(
    of token: Int,
    _ buffer: borrowing TokenBuffer,
    _ text: Span<UInt8>
  ) {
    guard buffer.tokens[token].kind == .hashtag else { return }
    AnnotationText.append(",\"parts\":[", to: &bytes)
    var isFirst = true
    for unit in buffer.units.array
    where Int(unit.token) == token && unit.flags.contains(.hashtagPart) {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      AnnotationText.append(json: text.extracting(unit.span.range), to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func appendBoundaries() {
    AnnotationText.append(",\"boundaries\":[0", to: &bytes)
    for end in found.ends {
      bytes.append(UInt8(ascii: ","))
      AnnotationText.append(Int(end), to: &bytes)
    }
    AnnotationText.append("],\"classes\":[", to: &bytes)
    for (place, status) in found.classes.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      AnnotationText.append(Int(status), to: &bytes)
    }
    AnnotationText.append("]}", to: &bytes)
  }

  private mutating func appendText(_ buffer: borrowing TokenBuffer, _ text: Span<UInt8>) {
    var isFirst = true
    for token in buffer.tokens.array where token.kind != .space {
      if !isFirst { AnnotationText.append(" · ", to: &bytes) }
      isFirst = false
      for position in token.span.range { bytes.append(text[position]) }
    }
  }
}
