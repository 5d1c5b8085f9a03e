import CICU

/// ICU's own converter, as the oracle of the UTF-8 path that does without it.
enum ConverterProbe {
  static func convert(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    guard let converter = earshot_converter_open(name) else { return nil }
    defer { earshot_converter_close(converter) }
    var output: [UInt8] = Array(repeating: 0, count: bytes.count * 4 + 16)
    var consumed = 0
    var produced = 0
    let code = earshot_converter_run(
      converter,
      bytes,
      bytes.count,
      &consumed,
      &output,
      output.count,
      &produced,
      1
    )
    return code == 0 ? Array(output[..<produced]) : nil
  }
}
