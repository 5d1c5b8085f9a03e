import Foundation

// The two functions that libFuzzer calls; `.ci/fuzz` builds the program around them.

/// Writes the texts to begin with where the environment names a folder for them.
@_cdecl("LLVMFuzzerInitialize")
func begin(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> CInt {
  guard let folder = ProcessInfo.processInfo.environment["EARSHOT_FUZZING_SEEDS"] else { return 0 }
  do { try SeedTexts.write(to: folder) } catch { fatalError("fuzz: \(error)") }
  return 0
}

/// Tries one text.
@_cdecl("LLVMFuzzerTestOneInput")
func tryText(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  TextTrial.run(UnsafeBufferPointer(start: bytes, count: count))
  return 0
}
