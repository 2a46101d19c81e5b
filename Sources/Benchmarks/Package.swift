// swift-tools-version: 6.1
import PackageDescription

// Apart from the program, so that its build stays light: swift run -c release --package-path Sources/Benchmarks …
let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "sourcier", path: "../..")],
    targets: [
        .executableTarget(
            name: "feed-benchmark",
            dependencies: [.product(name: "Ingestion", package: "sourcier")],
            path: "FeedBenchmark",
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ])
    ]
)
