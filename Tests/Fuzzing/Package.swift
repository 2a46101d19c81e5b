// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// libFuzzer (https://llvm.org/docs/LibFuzzer.html) on pages and feeds; everything is built with its coverage:
//
//     swift build -c release --package-path Tests/Fuzzing -Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld
//     Tests/Fuzzing/.build/release/fuzz-pages -max_total_time=60 NEW_CORPUS Tests/IngestionTests/Fixtures/Articles
//     Tests/Fuzzing/.build/release/fuzz-feeds -max_total_time=60 NEW_CORPUS Tests/IngestionTests/Fixtures/Feeds
let package = Package(
    name: "fuzzing",
    dependencies: [.package(name: "sourcier", path: "../..")],
    targets: [
        .systemLibrary(name: "CFuzzer", path: "CFuzzer"),
        .executableTarget(
            name: "fuzz-pages",
            dependencies: ["CFuzzer", .product(name: "Ingestion", package: "sourcier")],
            path: "PageFuzzer",
            swiftSettings: strict),
        .executableTarget(
            name: "fuzz-feeds",
            dependencies: ["CFuzzer", .product(name: "Ingestion", package: "sourcier")],
            path: "FeedFuzzer",
            swiftSettings: strict),
    ]
)
