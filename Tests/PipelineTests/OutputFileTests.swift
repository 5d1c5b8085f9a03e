import Foundation
import Testing

@testable import Pipeline

@Suite struct OutputFileTests {
  @Test func aFileGetsItsNameWhenItIsWhole() throws {
    let folder = try TestFolder()
    let file = try OutputFile(folder.path + "/out.csv")
    try file.write("one\n")
    #expect(try folder.names.count == 1 && folder.names != ["out.csv"])
    try file.write("two\n")
    try file.finish()
    #expect(try folder.names == ["out.csv"])
    #expect(try folder.text("out.csv") == "one\ntwo\n")
    file.abandon()
    #expect(try folder.names == ["out.csv"], "what is finished stays")
  }

  @Test func whatIsAbandonedLeavesNothing() throws {
    let folder = try TestFolder()
    try folder.write("out.csv", "before")
    let file = try OutputFile(folder.path + "/out.csv")
    try file.write("after")
    file.abandon()
    file.abandon()
    #expect(try folder.names == ["out.csv"])
    #expect(try folder.text("out.csv") == "before")
  }

  @Test func whatIsForgottenLeavesNothing() throws {
    let folder = try TestFolder()
    do {
      let file = try OutputFile(folder.path + "/out.csv")
      try file.write("x")
    }
    #expect(try folder.names == [])
  }

  @Test func aNameThatIsTakenByAFolderLeavesNothing() throws {
    let folder = try TestFolder()
    try folder.write("out/x", "")
    #expect(throws: OutputError.self) { try OutputFile(folder.path + "/out") }
    let late = try OutputFile(folder.path + "/late")
    try folder.write("late/x", "")
    let error = #expect(throws: OutputError.self) { try late.finish() }
    #expect(error?.code == EISDIR)
    #expect(error?.description.contains("/late: error: ") == true)
    #expect(try folder.names == ["late", "out"])
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let error = #expect(throws: OutputError.self) { try OutputFile("/nowhere/out.csv") }
    #expect(error?.code == ENOENT)
    #expect(error?.description.hasPrefix("/nowhere/out.csv: error: ") == true)
  }

  @Test func devicesAreWrittenTo() throws {
    let file = try OutputFile("/dev/full")
    let error = #expect(throws: OutputError.self) { try file.write("x") }
    #expect(error?.code == ENOSPC)
    file.abandon()
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/full")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test func theFileBehindALinkIsReplaced() throws {
    let folder = try TestFolder()
    let target = try folder.write("target.csv", "before")
    let link = folder.path + "/link.csv"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    let file = try OutputFile(link)
    try file.write("after")
    try file.finish()
    #expect(try folder.text("target.csv") == "after")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
  }
}
