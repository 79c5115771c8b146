import Logging
import RegentMessages
import RegentModel
import RegentRPC
import RegentServices
import RegentTestKit
import RegentTransport
import RegentWire

/// A server over a store of its own and the one connection to it, which a script moves.
struct InPlaceSide {
    /// Users that a script may call as: the owner, two with narrow scopes, one without a role, a wide one.
    static let callerUIDs: [UInt32] = [RequestBench.ownerUID, 1_003, 1_006, 1_999, 1_011]

    private static let grants: [(id: String, uid: UInt32, grant: RoleGrant)] = [
        ("alpha-operator", 1_003, RoleGrant(role: .operator, scope: "environments/alpha")),
        ("xray-analyst", 1_006, RoleGrant(role: .analyst, scope: "models/xray")),
        ("analyst", 1_011, RoleGrant(role: .analyst)),
    ]

    let bench: RequestBench
    let server: RPCServer
    let connection: ScriptedConnection
    let handler: any ConnectionHandler
    private var writes = 0
    /// Of the principal whose access changes.
    private var operatorEtag = ""

    /// Opens the store, fills it and says HELLO.
    ///
    /// - Throws: what the store says; `Finding` where the server takes no connection.
    init(answersInPlace: Bool, uid: UInt32, settings: ConnectionSettings) async throws {
        bench = try await RequestBench.open()
        var options = ServerOptions(
            settings: settings, admission: bench.context.admission,
            logger: Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() })
        options.answersInPlace = answersInPlace
        options.random = { 0.5 }
        server = RPCServer(
            methods: bench.methods, authenticator: BenchDoor(access: bench.context.access, uid: uid), options: options)
        connection = ScriptedConnection()
        let place = ScriptedPlace(connection)
        try await server.serve(place)
        guard let handler = place.accepted() else { throw Finding("nobody listens") }
        self.handler = handler
        try await fill()
        handler.received(WireLimits.preface + Frame(kind: .hello, head: settings.hello.encoded()).encoded)
        let deadline = ContinuousClock.now + .seconds(10)
        while handler.bytesToSend(bytesMax: .max).isEmpty {
            try expect(.now < deadline, "no HELLO came")
            await Task.yield()
        }
    }

    private mutating func fill() async throws {
        for (id, uid, grant) in Self.grants {
            let name = "principals/\(id)"
            let principal = Principal(name: name, kind: .human, uids: [uid])
            let put = try await bench.call(
                AccessServiceMethods.putPrincipal, PutPrincipalRequest(principal: principal, mutation: mutation()))
            let granted = try await bench.call(
                AccessServiceMethods.grantRole,
                GrantRoleRequest(
                    principal: name, grant: grant, mutation: mutation(etag: put.principal?.etag ?? "")))
            if id == Self.grants[0].id { operatorEtag = granted.principal?.etag ?? "" }
        }
        try await bench.call(
            ProviderServiceMethods.createEnvironment,
            CreateEnvironmentRequest(environment: Environment(name: "environments/alpha"), mutation: mutation()))
        for (provider, weight) in [("openai", 70), ("custom", 30), ("spare", 0)] as [(String, UInt32)] {
            await put(provider, weight: weight, isDefault: provider == "spare", isEnabled: true)
        }
    }

    private mutating func mutation(etag: String = "") -> Mutation {
        writes += 1
        return Mutation(idempotencyKey: TestKey.of("write \(writes)"), etag: etag, reason: "a change")
    }

    // MARK: Changes

    /// Puts a provider of alpha; a refusal changes nothing.
    mutating func put(_ provider: String, weight: UInt32, isDefault: Bool, isEnabled: Bool) async {
        let config = ProviderConfig(
            name: "environments/alpha/providers/\(provider)", enabled: isEnabled, isDefault: isDefault,
            weight: weight, model: "m-\(provider)", promptTemplateVersion: isDefault ? "v-\(weight)" : "")
        _ = try? await bench.call(
            ProviderServiceMethods.putProviderConfig,
            PutProviderConfigRequest(providerConfig: config, mutation: mutation()))
    }

    /// Grants the alpha operator a scope, or takes it; the server hears of it, or only its next call does.
    mutating func changeAccess(scope: String, isGranted: Bool, isTold: Bool) async {
        let name = "principals/\(Self.grants[0].id)"
        let grant = RoleGrant(role: .operator, scope: scope)
        let mutation = mutation(etag: operatorEtag)
        let changed =
            isGranted
            ? try? await bench.call(
                AccessServiceMethods.grantRole,
                GrantRoleRequest(principal: name, grant: grant, mutation: mutation)
            ).principal
            : try? await bench.call(
                AccessServiceMethods.revokeRole,
                RevokeRoleRequest(principal: name, grant: grant, mutation: mutation)
            ).principal
        operatorEtag = changed?.etag ?? operatorEtag
        if isTold { server.checkAccess() }
    }

    // MARK: The wire

    /// Whether the server takes bytes.
    var isOpen: Bool { connection.isReading && !connection.isClosing }

    /// Takes what the server has to write, about so many bytes of it.
    func output(bytesMax: Int) -> [UInt8] { handler.bytesToSend(bytesMax: bytesMax) }

    /// Takes all that the server has to write.
    func output() -> [UInt8] {
        var output: [UInt8] = []
        while true {
            let bytes = handler.bytesToSend(bytesMax: 8 * 1024)
            if bytes.isEmpty { return output }
            output += bytes
        }
    }

    /// Ends the connection and the store.
    func close() async throws(Finding) {
        handler.closed(nil)
        try await wait(for: "handlers outlive their connection") { server.connectionCount == 0 }
        await bench.close()
    }
}

/// Knows everybody as one user, with what access says of it now.
private struct BenchDoor: Authenticator {
    let access: AccessState
    let uid: UInt32

    func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller { try access.caller(uid: uid) }

    func current(_ caller: Caller) throws(RPCError) -> Caller {
        do throws(Refusal) { return try access.current(caller) } catch { throw error.status }
    }

    func standing(of caller: Caller) -> Standing? { access.standing(of: caller) }

    func isInForce(_ standing: Standing) -> Bool { access.isInForce(standing) }
}
