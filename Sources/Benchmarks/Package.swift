// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// Apart from the program, so that its build stays light: swift run -c release --package-path Sources/Benchmarks …
let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "sourcier", path: "../.."),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .target(
            name: "MadeUpNews",
            dependencies: ["Ingestion", "Provenance", "Ledger", "Newsroom"].map {
                .product(name: $0, package: "sourcier")
            },
            path: "MadeUpNews",
            swiftSettings: strict),
        .executableTarget(
            name: "dashboard-benchmark",
            dependencies: ["MadeUpNews"]
                + ["Ingestion", "Provenance", "Ledger", "Newsroom", "Dashboard"].map {
                    .product(name: $0, package: "sourcier")
                },
            path: "DashboardBenchmark",
            swiftSettings: strict),
        .executableTarget(
            name: "chain-benchmark",
            dependencies: ["MadeUpNews"]
                + ["Ingestion", "Provenance", "Ledger", "Newsroom"].map {
                    .product(name: $0, package: "sourcier")
                },
            path: "ChainBenchmark",
            swiftSettings: strict),
        .systemLibrary(name: "CHTMLTree", path: "CHTMLTree", pkgConfig: "libxml-2.0"),
        .executableTarget(
            name: "attribution-benchmark",
            dependencies: [
                .product(name: "Ingestion", package: "sourcier"), .product(name: "Provenance", package: "sourcier"),
            ],
            path: "AttributionBenchmark",
            swiftSettings: strict),
        .executableTarget(
            name: "extraction-benchmark",
            dependencies: ["CHTMLTree", .product(name: "Ingestion", package: "sourcier")],
            path: "ExtractionBenchmark",
            swiftSettings: strict),
        .executableTarget(
            name: "feed-benchmark",
            dependencies: [.product(name: "Ingestion", package: "sourcier")],
            path: "FeedBenchmark",
            swiftSettings: strict),
        .systemLibrary(name: "CBareLoop", path: "CBareLoop", pkgConfig: "libcurl"),
        .executableTarget(
            name: "poll-benchmark",
            dependencies: ["CBareLoop"]
                + ["Ingestion", "Ledger", "Newsroom", "Provenance"].map { .product(name: $0, package: "sourcier") },
            path: "PollBenchmark",
            swiftSettings: strict),
        .executableTarget(
            name: "ledger-benchmark",
            dependencies: [
                .product(name: "Ledger", package: "sourcier"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "LedgerBenchmark",
            swiftSettings: strict),
    ]
)
