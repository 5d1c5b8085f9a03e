// swift-tools-version: 6.2

import PackageDescription

/// Language settings that every Swift target shares.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// Returns a library target in `Sources/`, one stage of the way of the data.
func stage(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// Returns the test target of the stage with the given name.
func tests(
  of name: String,
  _ more: [Target.Dependency] = [],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.byName(name: name)] + more,
    exclude: exclude,
    swiftSettings: settings
  )
}

let package = Package(
  name: "earshot",
  products: [
    .executable(name: "earshot", targets: ["earshot"]),
    .executable(name: "earshot-benchmarks", targets: ["EarshotBenchmarks"]),
    .library(name: "EarshotPipeline", targets: ["Pipeline"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C islands: outside libraries behind opaque handles and plain integers.
    .target(name: "CScanning"),
    .target(name: "CMatching", dependencies: ["CScanning"]),
    .target(
      name: "CICU",
      dependencies: ["CScanning"],
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]
    ),
    .target(
      name: "CCompression",
      linkerSettings: [.linkedLibrary("z"), .linkedLibrary("zstd")]
    ),
    .target(name: "CDigest", linkerSettings: [.linkedLibrary("crypto")]),
    .target(
      name: "CSimdJSON",
      linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("stdc++")]
    ),

    // The benchmarks' yardstick; no other target links it.
    .target(
      name: "CWordLoop",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]
    ),

    // The stages, in the order in which data passes them.
    stage("FeedbackModel", []),
    stage(
      "Ingestion",
      [
        "FeedbackModel", "CScanning", "CICU", "CCompression", "CDigest", "CSimdJSON",
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    stage("Tokenization", ["FeedbackModel", "CICU", "CScanning"]),
    stage(
      "LexiconMatching",
      ["FeedbackModel", "Tokenization", "CScanning", "CMatching", "CDigest"]
    ),
    stage(
      "SentimentScoring",
      ["FeedbackModel", "CScanning", "Tokenization", "LexiconMatching"]
    ),
    stage(
      "Classification",
      ["FeedbackModel", "Tokenization", "LexiconMatching", "SentimentScoring", "CMatching"]
    ),
    stage("KPIModel", ["FeedbackModel"]),
    stage("Triage", ["FeedbackModel", "KPIModel"]),
    stage(
      "Store",
      [
        "FeedbackModel", "KPIModel", "CDigest",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]
    ),
    stage("Reporting", ["FeedbackModel", "KPIModel", "Triage"]),
    stage(
      "Pipeline",
      [
        "FeedbackModel", "CScanning", "CDigest", "CICU", "Ingestion", "Tokenization",
        "LexiconMatching", "SentimentScoring", "Classification",
      ]
    ),
    stage(
      "Calibration",
      [
        "FeedbackModel", "Ingestion", "Tokenization", "LexiconMatching", "SentimentScoring",
        "Classification", "KPIModel", "Pipeline",
      ]
    ),
    stage(
      "EarshotCommands",
      [
        "FeedbackModel", "Ingestion", "Tokenization", "LexiconMatching", "SentimentScoring",
        "Classification", "KPIModel", "Triage", "Reporting", "Pipeline", "Calibration", "Store",
        "CICU",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(
      name: "earshot",
      dependencies: ["EarshotCommands", "CScanning"],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "EarshotBenchmarks",
      dependencies: [
        "FeedbackModel", "Ingestion", "Tokenization", "LexiconMatching", "SentimentScoring",
        "Classification", "Pipeline", "CWordLoop",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),

    // The slow way to ICU's words, which the tests hold the fast one against.
    .target(
      name: "CWordOracle",
      path: "Tests/CWordOracle",
      linkerSettings: [.linkedLibrary("icuuc")]
    ),

    tests(of: "FeedbackModel"),
    tests(of: "Ingestion"),
    tests(of: "Tokenization", ["CICU", "CScanning", "CWordOracle"]),
    tests(of: "LexiconMatching"),
    tests(of: "SentimentScoring"),
    tests(of: "Classification"),
    tests(of: "KPIModel"),
    tests(of: "Triage"),
    tests(of: "Store", [.product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "Reporting", exclude: ["Snapshots"]),
    tests(of: "Pipeline"),
    tests(of: "Calibration"),
    tests(of: "EarshotCommands", ["earshot", "Store"], exclude: ["Snapshots"]),
    tests(of: "EarshotBenchmarks", ["Ingestion", "Tokenization", "earshot"]),
  ],
  cxxLanguageStandard: .cxx17
)

// Fuzzing needs libFuzzer, which only `.ci/fuzz` links.
if Context.environment["EARSHOT_FUZZING"] != nil {
  package.targets += [
    .executableTarget(
      name: "EarshotFuzzing",
      dependencies: [
        "FeedbackModel", "Tokenization", "Classification", "Pipeline", "CWordOracle",
      ],
      path: "Tests/EarshotFuzzing",
      swiftSettings: settings
    )
  ]
}
