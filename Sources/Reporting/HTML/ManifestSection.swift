/// What made the report.
struct ManifestSection {
  /// What to name.
  let manifest: RunManifest

  /// Returns the section.
  func render() -> HTMLSection {
    let inputs = manifest.inputs.map { input in
      [
        HTMLText.quoted(input.name, limit: 200), FixedDecimal.integer(input.rows),
        FixedDecimal.integer(input.bytes), HTMLText.quoted(input.encoding, limit: 60),
        digest(input.sha256),
      ]
    }
    let lists =
      manifest.lexicons.map { source("lexicon", $0) }
      + manifest.taxonomies.map { source("taxonomy", $0) }
    let engine = [
      ("Engine", manifest.engineVersion), ("ICU", manifest.icuVersion),
      ("Unicode", manifest.unicodeVersion), ("Time zone", manifest.timeZone),
    ]
    let options = manifest.options.map { ($0.name, $0.value) }
    return HTMLSection(
      id: "manifest",
      short: "What made this",
      title: "What made this report",
      body: table("Inputs", ["File", "Rows", "Bytes", "Charset", "SHA-256"], inputs)
        + table("Word lists", ["Kind", "Name", "Version", "SHA-256"], lists)
        + pairs("Engine", engine) + pairs("Options", options)
    )
  }

  private func source(_ kind: String, _ source: RunManifest.Source) -> [String] {
    [
      kind, HTMLText.quoted(source.name, limit: 120), HTMLText.quoted(source.version, limit: 60),
      digest(source.sha256),
    ]
  }

  private func digest(_ text: String) -> String {
    "<code>\(HTMLText.quoted(text, limit: 64))</code>"
  }

  private func table(_ title: String, _ headings: [String], _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    let head = headings.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let body = rows.map { row in
      "<tr>" + row.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
    }
    return """
      <h3 class="sub">\(title)</h3>
      <div class="scroll" tabindex="0" role="region" aria-label="\(title)"><table class="made">
      <thead><tr>\(head)</tr></thead><tbody>
      \(body.joined())</tbody></table></div>

      """
  }

  private func pairs(_ title: String, _ pairs: [(String, String)]) -> String {
    guard !pairs.isEmpty else { return "" }
    let items = pairs.map { name, value in
      "<div><dt>\(HTMLText.quoted(name, limit: 60))</dt><dd>\(HTMLText.quoted(value, limit: 300))</dd></div>"
    }
    return "<h3 class=\"sub\">\(title)</h3>\n<dl class=\"pairs\">\(items.joined())</dl>\n"
  }
}
