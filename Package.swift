// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "sourcier",
    products: [
        .executable(name: "sourcier", targets: ["sourcier"]),
        .library(name: "Ingestion", targets: ["Ingestion"]),
        .library(name: "Provenance", targets: ["Provenance"]),
        .library(name: "Ledger", targets: ["Ledger"]),
        .library(name: "Newsroom", targets: ["Newsroom"]),
        .library(name: "Report", targets: ["Report"]),
        .library(name: "Dashboard", targets: ["Dashboard"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // System libraries, one small C module each.
        .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CPublicSuffix", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),

        .target(
            name: "Ingestion",
            dependencies: ["CLibxml2", "CCurl", "CPublicSuffix", "CZlib", "CUchardet", "CCLD2"],
            swiftSettings: strict),
        .target(
            name: "Provenance",
            dependencies: ["Ingestion"],
            resources: [.copy("Resources")],
            swiftSettings: strict),
        .target(
            name: "Ledger",
            dependencies: [
                "Ingestion", "Provenance", "CSQLite", "CPostgreSQL",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "Newsroom",
            dependencies: [
                "Ingestion", "Provenance", "Ledger", .product(name: "Logging", package: "swift-log"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "Report",
            dependencies: ["Ingestion", "Provenance", "Ledger", "Newsroom"],
            resources: [.embedInCode("Resources")],
            swiftSettings: strict),
        .target(
            name: "Dashboard",
            dependencies: [
                "Ingestion", "Provenance", "Ledger", "Newsroom", "Report",
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            resources: [.embedInCode("Resources")],
            swiftSettings: strict),
        .executableTarget(
            name: "sourcier",
            dependencies: [
                "Ingestion", "Provenance", "Ledger", "Newsroom", "Report", "Dashboard",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),

        // What several test targets use.
        .systemLibrary(name: "CSpawn", path: "Tests/CSpawn"),
        .target(name: "TestSupport", dependencies: ["CSpawn"], path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(
            name: "IngestionTests", dependencies: ["Ingestion", "TestSupport"], resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(
            name: "ProvenanceTests", dependencies: ["Ingestion", "Provenance"], resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "Ingestion", "Provenance", "Ledger", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(
            name: "NewsroomTests",
            dependencies: [
                "Ingestion", "Provenance", "Ledger", "Newsroom", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "ReportTests", dependencies: ["Ingestion", "Provenance", "Ledger", "Newsroom", "Report"],
            swiftSettings: strict),
        .testTarget(
            name: "DashboardTests",
            dependencies: ["Ingestion", "Provenance", "Ledger", "Newsroom", "Report", "Dashboard", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "CommandTests", dependencies: ["sourcier", "TestSupport"], resources: [.copy("Fixtures")],
            swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)
