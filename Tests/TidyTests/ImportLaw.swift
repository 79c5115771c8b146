/// The floor plan: what each room may import, of our own rooms and of others' packages.
///
/// An import goes to a lower floor only; rooms on one floor never import each other.
enum ImportLaw {
    struct Room {
        let floor: Int
        let imports: Set<String>

        init(_ floor: Int, _ imports: String...) {
            self.floor = floor
            self.imports = Set(imports)
        }
    }

    static let rooms: [String: Room] = [
        "RegentKernels": Room(0, "CRegentKernels"),
        "RegentMessages": Room(0, "CRegentMessages"),
        "RegentCompression": Room(0, "CZstd"),
        "RegentSystem": Room(0, "CRegentSystem"),
        "RegentModel": Room(1, "RegentMessages"),
        "RegentEvaluation": Room(2, "RegentModel", "RegentMessages", "RegentKernels"),
        "RegentGovernance": Room(2, "RegentModel", "RegentMessages"),
        "RegentRouting": Room(2, "RegentModel", "RegentMessages", "RegentKernels"),
        "RegentProofs": Room(2, "RegentModel", "RegentMessages", "Crypto"),
        "RegentAnalytics": Room(3, "RegentEvaluation", "RegentModel", "RegentMessages", "RegentKernels"),
        "RegentWire": Room(2, "RegentMessages"),
        "RegentText": Room(3, "RegentEvaluation", "RegentMessages"),
        "RegentManifest": Room(4, "RegentText", "RegentModel", "RegentMessages", "Yams"),
        "RegentDatabase": Room(3),
        "RegentTransport": Room(3, "RegentWire"),
        "RegentDatabaseSQLite": Room(4, "RegentDatabase", "RegentSystem", "GRDB", "CRegentSQLite"),
        "RegentTransportSocket": Room(
            4, "RegentTransport", "RegentSystem", "NIOCore", "NIOPosix", "NIOTLS", "NIOSSL"),
        "RegentTransportInProcess": Room(4, "RegentTransport"),
        "RegentStorage": Room(
            5, "RegentDatabase", "RegentModel", "RegentProofs", "RegentCompression", "RegentMessages", "RegentSystem",
            "Crypto"),
        "RegentRPC": Room(
            5, "RegentTransport", "RegentWire", "RegentMessages", "RegentModel", "RegentCompression",
            "RegentSystem", "Logging"),
        "RegentTelemetry": Room(
            5, "RegentModel", "RegentMessages", "RegentCompression", "RegentSystem", "Metrics", "CoreMetrics",
            "Tracing", "Instrumentation", "Logging", "Crypto"),
        "RegentBulk": Room(
            5, "RegentMessages", "RegentCompression", "RegentKernels", "RegentModel", "RegentSystem", "Crypto"),
        "RegentServices": Room(
            6, "RegentStorage", "RegentRPC", "RegentBulk", "RegentEvaluation", "RegentGovernance",
            "RegentRouting", "RegentAnalytics", "RegentTelemetry", "RegentProofs",
            "RegentModel", "RegentMessages", "RegentKernels", "RegentWire", "RegentSystem", "Crypto"),
        "RegentClient": Room(
            6, "RegentRPC", "RegentBulk", "RegentRouting", "RegentProofs", "RegentMessages", "RegentModel",
            "RegentWire", "RegentTransport",
            "RegentTransportSocket", "RegentTransportInProcess", "RegentSystem", "Metrics", "Tracing",
            "Logging", "ServiceLifecycle"),
        "RegentGateway": Room(
            6, "RegentRPC", "RegentBulk", "RegentTelemetry", "RegentTransport", "RegentTransportInProcess",
            "RegentTransportSocket", "RegentMessages", "RegentModel", "RegentProofs", "RegentWire",
            "RegentCompression", "RegentSystem", "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "HTTPTypes",
            "NIOCore", "NIOPosix",
            "NIOHTTP1", "NIOHTTPTypes", "NIOHTTPTypesHTTP1", "NIOSSL", "Crypto", "Logging", "ServiceLifecycle"),
        "RegentDaemon": Room(
            7, "RegentServices", "RegentGateway", "RegentTelemetry", "RegentStorage", "RegentRPC", "RegentBulk",
            "RegentKernels", "RegentDatabase", "RegentDatabaseSQLite", "RegentTransport", "RegentTransportSocket",
            "RegentSystem", "RegentProofs",
            "RegentModel", "RegentMessages", "RegentWire", "Configuration", "ServiceLifecycle", "UnixSignals",
            "Logging", "SystemPackage", "Crypto"),
        "regentd": Room(8, "RegentDaemon", "RegentSystem", "ArgumentParser"),
        "regent": Room(
            8, "RegentClient", "RegentManifest", "RegentText", "RegentEvaluation", "RegentGovernance",
            "RegentRouting", "RegentProofs", "RegentBulk", "RegentMessages", "RegentModel", "RegentRPC", "RegentWire",
            "RegentCompression", "RegentSystem", "RegentDatabase", "RegentDatabaseSQLite", "ArgumentParser", "Crypto"),
    ]

    /// What every room may import: the language's own.
    static let language: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Synchronization", "Dispatch",
    ]

    /// Rooms of pure rules: no file, clock, thread or log.
    static let pure: Set<String> = [
        "RegentModel", "RegentEvaluation", "RegentAnalytics", "RegentGovernance", "RegentRouting", "RegentProofs",
        "RegentWire",
    ]

    /// The only rooms whose lines may say `unsafe`.
    static let ground: Set<String> = [
        "RegentKernels", "RegentMessages", "RegentCompression", "RegentSystem",
        "RegentDatabaseSQLite",
    ]
}
