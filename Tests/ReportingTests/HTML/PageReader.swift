import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads a page as XML (which our pages are) and notes what the tests ask for.
final class PageReader: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var children: [String] = []
  }

  private(set) var elements: [Element] = []
  private(set) var text = ""
  private(set) var failure: String?
  private var open: [Int] = []

  init(_ page: String) {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    if !parser.parse() {
      failure = "line \(parser.lineNumber): \(String(describing: parser.parserError))"
    }
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    if let parent = open.last { elements[parent].children.append(name) }
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
}
