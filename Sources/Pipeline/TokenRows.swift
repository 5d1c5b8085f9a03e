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
  package var bytes: [UInt8] { out.list.array }

  private let out = OutputBytes()

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
    out.list.append(UInt8(ascii: "\n"))
  }

  package mutating func add(_ reject: Reject, _ source: SourceContext) { rejects.append(reject) }

  private mutating func appendID(
    _ row: borrowing RowFields,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) {
    out.list.append("{\"id\":")
    if let id = row.id {
      AnnotationText.append(json: batch.bytes.span.extracting(id), to: &out.list)
    } else {
      AnnotationText.append(json: "\(source.schema.path):\(row.line)", to: &out.list)
    }
  }

  private mutating func appendTokens(_ buffer: borrowing TokenBuffer, _ text: Span<UInt8>) {
    out.list.append(",\"tokens\":[")
    var unit = 0
    for (place, token) in buffer.tokens.array.enumerated() {
      out.list.append(place > 0 ? ",{\"span\":[" : "{\"span\":[")
      out.list.append(decimal: Int(token.span.start))
      out.list.append(UInt8(ascii: ","))
      out.list.append(decimal: Int(token.span.end))
      out.list.append("],\"kind\":\"")
      AnnotationText.append(token.kind.name, to: &out.list)
      out.list.append("\",\"form\":")
      AnnotationText.append(json: text.extracting(token.span.range), to: &out.list)
      appendParts(of: place, from: &unit, buffer, text)
      out.list.append(UInt8(ascii: "}"))
    }
    out.list.append("]}")
  }

  /// Appends the parts of a hashtag.
  ///
  /// - Parameters:
  ///   - token: The place of the token.
  ///   - unit: The first unit that may be of this token; goes on to the first behind it.
  ///   - buffer: The tokens.
  ///   - text: Their bytes.
  private mutating func appendParts(
    of token: Int,
    from unit: inout Int,
    _ buffer: borrowing TokenBuffer,
    _ text: Span<UInt8>
  ) {
    guard buffer.tokens[token].kind == .hashtag else { return }
    out.list.append(",\"parts\":[")
    var isFirst = true
    while unit < buffer.units.count, Int(buffer.units[unit].token) <= token {
      let part = buffer.units[unit]
      unit += 1
      guard Int(part.token) == token, part.flags.contains(.hashtagPart) else { continue }
      if !isFirst { out.list.append(UInt8(ascii: ",")) }
      isFirst = false
      AnnotationText.append(json: text.extracting(part.span.range), to: &out.list)
    }
    out.list.append(UInt8(ascii: "]"))
  }

  private mutating func appendBoundaries() {
    out.list.append(",\"boundaries\":[0")
    for end in found.ends {
      out.list.append(UInt8(ascii: ","))
      out.list.append(decimal: Int(end))
    }
    out.list.append("],\"classes\":[")
    for (place, status) in found.classes.enumerated() {
      if place > 0 { out.list.append(UInt8(ascii: ",")) }
      out.list.append(decimal: Int(status))
    }
    out.list.append("]}")
  }

  private mutating func appendText(_ buffer: borrowing TokenBuffer, _ text: Span<UInt8>) {
    var isFirst = true
    for token in buffer.tokens.array where token.kind != .space {
      if !isFirst { out.list.append(" · ") }
      isFirst = false
      out.list.append(contentsOf: text.extracting(token.span.range))
    }
  }
}
