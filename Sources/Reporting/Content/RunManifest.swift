/// What made a result: inputs, word lists, engine, options.
///
/// Two runs with the same manifest give the same bytes. So it holds no clock time, no host name and no worker count.
public struct RunManifest: Hashable, Sendable {
  /// A file that was read.
  public struct Input: Hashable, Sendable {
    /// The file as the user named it, `-` for standard input.
    public var name: String
    /// The SHA-256 of its bytes as they lay on the disk, in hexadecimal digits.
    public var sha256: String
    /// Its size in bytes.
    public var bytes: Int
    /// The records that were read from it.
    public var rows: Int
    /// The charset that it was read in.
    public var encoding: String

    /// Creates an input.
    public init(name: String, sha256: String, bytes: Int, rows: Int, encoding: String = "UTF-8") {
      self.name = name
      self.sha256 = sha256
      self.bytes = bytes
      self.rows = rows
      self.encoding = encoding
    }
  }

  /// A lexicon, a taxonomy or a file of thresholds that took part.
  public struct Source: Hashable, Sendable {
    /// The name in its header.
    public var name: String
    /// The version in its header.
    public var version: String
    /// The SHA-256 of the file, in hexadecimal digits.
    public var sha256: String

    /// Creates a source.
    public init(name: String, version: String, sha256: String) {
      self.name = name
      self.version = version
      self.sha256 = sha256
    }
  }

  /// An option of the run that can change its result.
  public struct Option: Hashable, Sendable {
    /// The name, without the dashes.
    public var name: String
    /// The value as it was given, or the default.
    public var value: String

    /// Creates an option.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The files that were read, in the order in which they were named.
  public var inputs: [Input] = []

  /// The lexicons, in the order in which they apply.
  public var lexicons: [Source] = []

  /// The taxonomies, in the order in which they apply.
  public var taxonomies: [Source] = []

  /// The version of the engine.
  public var engineVersion: String

  /// The version of ICU.
  public var icuVersion: String

  /// The version of Unicode that ICU follows.
  public var unicodeVersion: String

  /// The name of the time zone in which days begin.
  public var timeZone: String

  /// The other options that can change the result, in the order of the help page.
  public var options: [Option] = []

  /// Creates a manifest without inputs, word lists and options.
  public init(
    engineVersion: String,
    icuVersion: String,
    unicodeVersion: String,
    timeZone: String
  ) {
    self.engineVersion = engineVersion
    self.icuVersion = icuVersion
    self.unicodeVersion = unicodeVersion
    self.timeZone = timeZone
  }

  /// The manifest as a JSON object, its keys in a fixed order.
  public var json: JSONValue {
    .object([
      .init("engine", .string(engineVersion)),
      .init("icu", .string(icuVersion)),
      .init("unicode", .string(unicodeVersion)),
      .init("time_zone", .string(timeZone)),
      .init("inputs", .array(inputs.map(Self.json))),
      .init("lexicons", .array(lexicons.map(Self.json))),
      .init("taxonomies", .array(taxonomies.map(Self.json))),
      .init("options", .object(options.map { .init($0.name, .string($0.value)) })),
    ])
  }

  private static func json(_ input: Input) -> JSONValue {
    .object([
      .init("name", .string(input.name)),
      .init("sha256", .string(input.sha256)),
      .init("bytes", .integer(input.bytes)),
      .init("rows", .integer(input.rows)),
      .init("encoding", .string(input.encoding)),
    ])
  }

  private static func json(_ source: Source) -> JSONValue {
    .object([
      .init("name", .string(source.name)),
      .init("version", .string(source.version)),
      .init("sha256", .string(source.sha256)),
    ])
  }
}
