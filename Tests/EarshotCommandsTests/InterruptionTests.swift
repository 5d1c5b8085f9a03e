import Glibc
import Testing

/// A run that is stopped leaves nothing behind.
@Suite struct InterruptionTests {
  /// Half a million rows, with a reject among the first.
  private static func dump() -> [UInt8] {
    var bytes = Array("id,comment,region\nshort\n".utf8)
    let row = Array(
      "1,\"The train was late, but the staff were lovely and very helpful\",North\n".utf8
    )
    for _ in 0..<400_000 { bytes.append(contentsOf: row) }
    return bytes
  }

  @Test func ctrlCEndsTidily() throws {
    let folder = try TestFolder()
    let file = try folder.write("dump.csv", Self.dump())
    let commands = [
      ["annotate", file, "-o", folder.path + "/out.csv", "--chunk-bytes", "20000"],
      ["report", file, "-o", folder.path + "/out.html", "--chunk-bytes", "20000"],
      ["tokenize", file, "-o", folder.path + "/out.ndjson", "--chunk-bytes", "20000"],
    ]
    for (place, arguments) in commands.enumerated() {
      let process = try Earshot.start(arguments)
      try waitForPart(in: folder, hasBytes: arguments[0] != "report")
      process.send(place == 1 ? SIGTERM : SIGINT)
      let run = try process.outcome()
      #expect(run.status == 130, "\(arguments[0]): \(run.errors)")
      #expect(try folder.names == ["dump.csv"], "\(arguments[0]) left something behind")
    }
  }

  /// A pipe that nobody has opened for writing yet, and one whose writer is silent after a row.
  @Test(arguments: [false, true])
  func ctrlCEndsTheWaitForInput(hasWriter: Bool) throws {
    let folder = try TestFolder()
    let pipe = folder.path + "/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    // Open for reading as well, so that opening it does not wait.
    let writer = hasWriter ? open(pipe, O_RDWR) : -1
    defer { if hasWriter { close(writer) } }
    if hasWriter { #expect(write(writer, "comment\nlate\n", 13) == 13) }
    for number in [SIGINT, SIGTERM] {
      let process = try Earshot.start(["annotate", pipe])
      usleep(500_000)
      process.send(number)
      #expect(try process.outcome().status == 130)
    }
  }

  /// Waits until an output has begun.
  private func waitForPart(in folder: TestFolder, hasBytes: Bool) throws {
    for _ in 0..<2_000 {
      let part = try folder.names.first { $0.contains(".part-") && !$0.contains("rejects") }
      if let part, try !hasBytes || folder.size(part) > 100_000 { return }
      usleep(10_000)
    }
    throw TestFault("No output was begun.")
  }
}
