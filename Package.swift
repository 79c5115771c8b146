// swift-tools-version: 6.2
import PackageDescription

let products: [Product] = [
    .executable(name: "regentd", targets: ["regentd"]),
    .executable(name: "regent", targets: ["regent"]),
    .library(name: "RegentClient", targets: ["RegentClient"]),
    // The loops themselves, for bench/: C symbols are visible to another package, ours in Swift are not.
    .library(name: "CRegentKernels", targets: ["CRegentKernels"]),
]

let dependencies: [Package.Dependency] = [
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(
        url: "https://github.com/apple/swift-configuration", from: "1.4.0",
        traits: [.defaults, "CommandLineArguments"]),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
]

/// On by default. A package that depends on this one with `traits: []` uses the SDK alone, and does not resolve what
/// only the programs need (clients/swift/example).
let traits: Set<Trait> = [
    .default(enabledTraits: ["Programs"]),
    .trait(name: "Programs", description: "The daemon and the command line, not only the SDK."),
]

let inPrograms = TargetDependencyCondition.when(traits: ["Programs"])

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let inMemoryLogging = Target.Dependency.product(name: "InMemoryLogging", package: "swift-log")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser", condition: inPrograms)
let configuration = Target.Dependency.product(
    name: "Configuration", package: "swift-configuration", condition: inPrograms)
let serviceLifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system", condition: inPrograms)
let yams = Target.Dependency.product(name: "Yams", package: "Yams", condition: inPrograms)
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let metricsTestKit = Target.Dependency.product(name: "MetricsTestKit", package: "swift-metrics")
let tracing = Target.Dependency.product(name: "Tracing", package: "swift-distributed-tracing")
let inMemoryTracing = Target.Dependency.product(name: "InMemoryTracing", package: "swift-distributed-tracing")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird", condition: inPrograms)
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird", condition: inPrograms)
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types", condition: inPrograms)
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypesHTTP1 = Target.Dependency.product(
    name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras", condition: inPrograms)
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift", condition: inPrograms)

let testSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
]

/// In CI a warning of the product is an error; macros of the test library have warnings of their own.
let settings: [SwiftSetting] =
    testSettings + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// A Swift room and, where it has one, its test target.
func room(
    _ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil,
    tests: [Target.Dependency]? = nil
) -> [Target] {
    var targets: [Target] = [
        .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
    ]
    if let tests {
        targets.append(
            .testTarget(
                name: name + "Tests",
                dependencies: [.byName(name: name)] + dependencies + tests,
                swiftSettings: testSettings))
    }
    return targets
}

/// The commit of a package, which `--version` names; builds for development have none.
let commit: [CSetting] =
    (Context.environment["REGENT_COMMIT"].map { [.define("REGENT_COMMIT", to: "\"\($0)\"")] }) ?? []

let cellar: [Target] = [
    .systemLibrary(
        name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    // Generated protobuf-c structs, their budgeted arena and the wire pre-scan.
    .target(name: "CRegentMessages", dependencies: ["CProtobufC"]),
    // One file per kernel per instruction set, one dispatcher.
    .target(name: "CRegentKernels"),
    // The SQLite calls that Swift cannot make; the checksum of every page.
    .target(
        name: "CRegentSQLite", dependencies: ["CRegentKernels"], linkerSettings: [.linkedLibrary("sqlite3")]),
    // The libc calls that neither NIO nor Foundation gives.
    .target(name: "CRegentSystem", cSettings: commit),
    // Records what SQLite does to its files, for tests of power losses. Not a product.
    .target(name: "CRegentPowerLoss", linkerSettings: [.linkedLibrary("sqlite3")]),
    // Makes the system calls under SQLite fail, for tests. Not a product.
    .target(name: "CRegentFaults", linkerSettings: [.linkedLibrary("sqlite3")]),
]

let ground: [Target] =
    // `Span` in, value out.
    room("RegentKernels", ["CRegentKernels"], tests: ["RegentTestKit"])
    // Generated Swift value of every message, encode and decode, method table, reflection.
    + room("RegentMessages", ["CRegentMessages"], tests: ["RegentTestKit"])
    // One-shot zstd with caps; streaming gzip and zstd input for files.
    + room("RegentCompression", ["CZstd"], tests: ["RegentTestKit"])
    // Lock file, umask, free space, directory fsync.
    + room("RegentSystem", ["CRegentSystem"], tests: ["RegentTestKit"])

let core: [Target] =
    // Resource names, permissions, sample batches: valid by construction.
    room("RegentModel", ["RegentMessages"], tests: ["RegentKernels", "RegentTestKit"])
    // Summaries, gates, comparisons, the lifecycle of an eval run: pure.
    + room(
        "RegentEvaluation", ["RegentModel", "RegentMessages", "RegentKernels"],
        tests: ["RegentTestKit", "RegentServiceTestKit"])
    // Weighted assignment, the routing snapshot, decisions and their explanation: pure.
    + room(
        "RegentRouting", ["RegentModel", "RegentMessages", "RegentKernels"],
        tests: ["RegentTestKit", "RegentServiceTestKit", crypto])
    // Queries of figures, their trends and forecasts: pure.
    + room(
        "RegentAnalytics", ["RegentEvaluation", "RegentModel", "RegentMessages", "RegentKernels"],
        tests: ["RegentTestKit", "RegentServiceTestKit"])
    // Roles, segregation of duties, principals and their tokens: pure.
    + room(
        "RegentGovernance", ["RegentModel", "RegentMessages"], tests: ["RegentTestKit", "RegentServiceTestKit"])
    // The tree over the ledger, its proofs and signed notes: pure.
    + room("RegentProofs", ["RegentModel", "RegentMessages", crypto], tests: ["RegentTestKit"])
    // Frames and connection state machines, sans I/O.
    + room("RegentWire", ["RegentMessages"], tests: ["RegentTestKit"])

let texts: [Target] =
    // Tables, numbers, times and printable text; messages as tables.
    room("RegentText", ["RegentEvaluation", "RegentMessages"], tests: ["RegentTestKit"])
    // Documents written as YAML and JSON: read, checked, split into changes; the text for an editor.
    + room("RegentManifest", ["RegentText", "RegentModel", "RegentMessages", yams], tests: ["RegentTestKit"])

let waists: [Target] =
    // Driver protocol, `SQLValue`, `Row`.
    room("RegentDatabase", [])
    // Two small protocols: listen, connect.
    + room("RegentTransport", ["RegentWire"])

let pipes: [Target] =
    // SQLite through GRDB: one writer, group commit, settings read back.
    room(
        "RegentDatabaseSQLite", ["RegentDatabase", "RegentSystem", "CRegentSQLite", grdb],
        tests: ["CRegentPowerLoss", "CRegentFaults", "RegentKernels", "RegentTestKit", "RegentServiceTestKit"])
    // Unix sockets, TCP and TLS on SwiftNIO.
    + room(
        "RegentTransportSocket",
        ["RegentTransport", "RegentSystem", nioCore, nioPosix, nioTLS, nioSSL], tests: ["RegentTestKit"])
    // The same bytes without a socket.
    + room("RegentTransportInProcess", ["RegentTransport"], tests: ["RegentTestKit"])

let shell: [Target] =
    // Document store, ledger, idempotency, segments: all SQL.
    room(
        "RegentStorage",
        [
            "RegentDatabase", "RegentModel", "RegentProofs", "RegentCompression", "RegentMessages", "RegentSystem",
            crypto,
        ],
        tests: ["RegentDatabaseSQLite", "RegentTestKit", "RegentServiceTestKit"])
    // Method table, permission check, deadlines, error to status.
    + room(
        "RegentRPC",
        [
            "RegentTransport", "RegentWire", "RegentMessages", "RegentModel", "RegentCompression", "RegentSystem",
            logging,
        ],
        tests: ["RegentTransportInProcess", "RegentTransportSocket", "RegentTestKit", "RegentServiceTestKit"])
    // Metrics as Prometheus reads them, traces as OTLP: what others observe of Regent, and report to it.
    + room(
        "RegentTelemetry",
        ["RegentModel", "RegentMessages", "RegentCompression", "RegentSystem", metrics, tracing, logging, crypto],
        tests: ["RegentTestKit"])
    // Columnar sample batches: make, check, read; sample files.
    + room(
        "RegentBulk",
        ["RegentMessages", "RegentCompression", "RegentKernels", "RegentModel", "RegentSystem", crypto],
        tests: ["RegentTestKit"])

let use: [Target] =
    // One file per RPC: decode, authorize, load, decide, commit, reply.
    room(
        "RegentServices",
        [
            "RegentStorage", "RegentRPC", "RegentBulk", "RegentEvaluation", "RegentGovernance",
            "RegentRouting", "RegentAnalytics", "RegentTelemetry", "RegentProofs",
            "RegentModel", "RegentMessages", "RegentKernels", "RegentWire", "RegentSystem", crypto,
        ],
        tests: ["RegentDatabase", "RegentTestKit", "RegentServiceTestKit"])
    // The public Swift SDK.
    + room(
        "RegentClient",
        [
            "RegentRPC", "RegentBulk", "RegentRouting", "RegentProofs", "RegentMessages", "RegentModel", "RegentWire",
            "RegentTransport",
            "RegentTransportSocket", "RegentTransportInProcess", "RegentSystem", metrics, tracing, logging,
            serviceLifecycle,
        ],
        tests: [
            "RegentServices", "RegentTestKit", "RegentServiceTestKit", metricsTestKit, inMemoryTracing, inMemoryLogging,
            crypto,
        ])

let wiring: [Target] =
    // HTTP: every request becomes a call of the method table.
    room(
        "RegentGateway",
        [
            "RegentRPC", "RegentBulk", "RegentTelemetry", "RegentTransport", "RegentTransportInProcess",
            "RegentTransportSocket", "RegentMessages", "RegentModel", "RegentProofs", "RegentWire", "RegentCompression",
            "RegentSystem", hummingbird, hummingbirdTLS, httpTypes, nioCore, nioPosix, nioHTTP1, nioHTTPTypesHTTP1,
            nioSSL, crypto,
            logging, serviceLifecycle,
        ],
        // Each file is a constant of `PackageResources`, named after it.
        resources: [.embedInCode("Console/Site")],
        tests: ["RegentServices", "RegentStorage", "RegentTestKit", "RegentServiceTestKit"])
    + room(
        "RegentDaemon",
        [
            "RegentServices", "RegentGateway", "RegentTelemetry", "RegentStorage", "RegentRPC", "RegentBulk",
            "RegentKernels", "RegentDatabase", "RegentProofs",
            "RegentDatabaseSQLite",
            "RegentTransport", "RegentTransportSocket", "RegentSystem", "RegentModel", "RegentMessages", "RegentWire",
            configuration, serviceLifecycle, unixSignals, logging, systemPackage, crypto,
        ],
        tests: [
            "CRegentFaults",
            "RegentClient", "RegentEvaluation", "RegentTransportInProcess", "RegentTestKit", "RegentServiceTestKit",
            tracing, nioCore, nioPosix, nioHTTP1,
        ])

/// What the fuzz targets read.
let fuzzed: [Target.Dependency] = [
    "RegentMessages", "RegentCompression", "RegentModel", "RegentEvaluation", "RegentWire", "RegentTransport",
    "RegentBulk", "RegentRPC", "RegentSystem", "RegentDatabaseSQLite", "RegentStorage", "RegentServices",
    "RegentTelemetry", "RegentTestKit", logging,
]

/// libFuzzer brings `main`, so this program links only under its sanitizer (`make fuzz`).
let fuzzer: [Target] =
    Context.environment["REGENT_FUZZ"] == nil
    ? [] : [.executableTarget(name: "regent-fuzz", dependencies: ["RegentFuzzTargets"], swiftSettings: settings)]

let roof: [Target] = [
    .executableTarget(
        name: "regentd", dependencies: ["RegentDaemon", "RegentSystem", argumentParser], swiftSettings: testSettings),
    .executableTarget(
        name: "regent",
        dependencies: [
            "RegentClient", "RegentManifest", "RegentText", "RegentEvaluation", "RegentGovernance", "RegentRouting",
            "RegentProofs", "RegentBulk", "RegentMessages", "RegentModel", "RegentRPC", "RegentWire",
            "RegentCompression", "RegentSystem", "RegentDatabase", "RegentDatabaseSQLite", argumentParser, crypto,
        ],
        swiftSettings: settings),
    // The demonstration of `make demo`: drives both programs, recomputes everything from a seed, and is the service of
    // `make demo-delivery`.
    .executableTarget(
        name: "regent-demo", dependencies: ["RegentClient", "RegentBulk", "RegentMessages", "RegentTestKit"],
        swiftSettings: settings),
    // A daemon that acknowledges before COMMIT: what the kill test must catch.
    .executableTarget(
        name: "regentd-early-ack", dependencies: ["RegentDaemon", "RegentDatabase", argumentParser],
        swiftSettings: settings),
    // The example of clients/swift/example, which is a package of its own too: built here, it needs no second build of
    // everything. It sees what a package that depends on this one sees.
    .executableTarget(
        name: "regent-example", dependencies: ["RegentClient"], path: "clients/swift/example/Sources/Example",
        packageAccess: false, swiftSettings: testSettings),
    // The RPC layer without a daemon behind it, for `bench/`. Not a product.
    .executableTarget(
        name: "regent-echo",
        dependencies: ["RegentRPC", "RegentTransport", "RegentTransportSocket", "RegentMessages", "RegentModel"],
        swiftSettings: settings),
    // A tree over made-up leaves, for `bench/`. Not a product.
    .executableTarget(name: "regent-tree", dependencies: ["RegentProofs"], swiftSettings: settings),
    // Seeded generators and temporary folders for tests. Not a product.
    .target(name: "RegentTestKit", swiftSettings: testSettings),
    // The handlers over a store in memory, keys and expected refusals for tests. Not a product.
    .target(
        name: "RegentServiceTestKit",
        dependencies: [
            "RegentServices", "RegentStorage", "RegentRPC", "RegentModel", "RegentMessages", "RegentDatabase",
            "RegentDatabaseSQLite", "RegentEvaluation", "RegentGovernance", "RegentRouting", "RegentTestKit",
        ],
        swiftSettings: testSettings),
    // What arbitrary bytes must not break, one check a part of the system. Not a product.
    .target(name: "RegentFuzzTargets", dependencies: fuzzed, swiftSettings: settings),
    .testTarget(
        name: "RegentFuzzTargetsTests",
        dependencies: ["RegentFuzzTargets", "RegentTransport", "RegentTransportInProcess", "RegentTestKit"],
        swiftSettings: testSettings),
    // Counts heap allocations; not a product.
    .target(name: "CRegentAllocations"),
    .testTarget(
        name: "AllocationTests",
        dependencies: [
            "CRegentAllocations", "RegentDaemon", "RegentBulk", "RegentRPC", "RegentStorage", "RegentModel",
            "RegentMessages", "RegentWire", "RegentTransport", "RegentTransportInProcess", "RegentTransportSocket",
            "RegentSystem", "RegentClient", "RegentTestKit", logging,
        ],
        swiftSettings: testSettings),
    .testTarget(
        name: "TidyTests",
        dependencies: ["RegentModel", "RegentWire", "RegentClient", "RegentTestKit", "regentd", crypto],
        swiftSettings: testSettings),
    .testTarget(
        name: "CommandLineTests",
        dependencies: [
            "regent", "regentd", "RegentDatabaseSQLite", "RegentStorage", "RegentRPC", "RegentTransport",
            "RegentTransportSocket", "RegentModel", "RegentMessages", "RegentTestKit",
        ],
        swiftSettings: testSettings),
    .testTarget(
        name: "KillTests",
        dependencies: [
            "regentd", "regentd-early-ack", "RegentClient", "RegentMessages", "RegentBulk", "RegentRPC",
            "RegentWire", "RegentDatabase", "RegentDatabaseSQLite", "RegentStorage", "RegentTestKit", crypto,
        ],
        swiftSettings: testSettings),
]

let package = Package(
    name: "regent",
    platforms: [.macOS(.v15)],
    products: products,
    traits: traits,
    dependencies: dependencies,
    targets: cellar + ground + core + texts + waists + pipes + shell + use + wiring + roof + fuzzer
)
