import Logging
import RegentDaemon
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import RegentTransportInProcess
import RegentWire
import Testing

/// A daemon in memory, and connections to it as anybody.
private struct Doors {
    let daemon: Daemon
    let owner: RPCChannel
    private let listener: InProcessListener

    static func with(_ body: (Doors) async throws -> Void) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .error
        let daemon = try await Daemon(DaemonConfiguration(data: .memory, socketPath: "/none"), logger: logger)
        let listener = InProcessListener()
        try await daemon.server.serve(listener)
        let owner = try await RPCChannel.connect(listener.dialer(uid: daemon.store.identity.ownerUID))
        do { try await body(Doors(daemon: daemon, owner: owner, listener: listener)) } catch {
            await daemon.close()
            throw error
        }
        await daemon.close()
    }

    /// A connection as a user of the machine, or by a token.
    func connect(uid: UInt32 = 4_000_000, token: String = "") async throws(RPCError) -> RPCChannel {
        try await RPCChannel.connect(
            listener.dialer(uid: uid), settings: ConnectionSettings(agent: "test", token: Array(token.utf8)))
    }

    /// Makes a principal with grants.
    @discardableResult
    func principal(
        _ id: String, _ grants: [RoleGrant], kind: PrincipalKind = .human, uid: UInt32? = nil
    ) async throws -> Principal {
        let asked = Principal(name: "principals/\(id)", kind: kind, uids: uid.map { [$0] } ?? [])
        var made = try await owner.unary(
            AccessServiceMethods.putPrincipal,
            PutPrincipalRequest(principal: asked, mutation: .fresh())
        ).principal
        for grant in grants { made = try await self.grant(grant, to: try #require(made)) }
        return try #require(made)
    }

    func grant(_ grant: RoleGrant, to principal: Principal) async throws -> Principal {
        let mutation = Mutation.fresh(etag: principal.etag)
        let request = GrantRoleRequest(principal: principal.name, grant: grant, mutation: mutation)
        return try #require(try await owner.unary(AccessServiceMethods.grantRole, request).principal)
    }

    func revoke(_ grant: RoleGrant, of principal: Principal) async throws {
        let mutation = Mutation.fresh(etag: principal.etag)
        _ = try await owner.unary(
            AccessServiceMethods.revokeRole,
            RevokeRoleRequest(principal: principal.name, grant: grant, mutation: mutation))
    }

    func token(of principal: Principal, seconds: UInt32 = 0) async throws -> IssueTokenResponse {
        try await owner.unary(
            AccessServiceMethods.issueToken,
            IssueTokenRequest(principal: principal.name, ttlSeconds: seconds, mutation: .fresh()))
    }
}

/// The code and reason a call ends with; nil for OK.
private func ending(_ body: () async throws -> Void) async -> String? {
    await failure(body).map { "\($0.code) \($0.reason)" }
}

@Suite("Access of clients")
struct DoorsTests {
    static let denied = "PERMISSION_DENIED PERMISSION_DENIED"
    static let unauthenticated = "UNAUTHENTICATED UNAUTHENTICATED"

    static func put(_ channel: RPCChannel, _ environment: String, weight: UInt32 = 5) async -> String? {
        await ending {
            let config = ProviderConfig(name: "environments/\(environment)/providers/openai", weight: weight)
            _ = try await channel.unary(
                ProviderServiceMethods.putProviderConfig,
                PutProviderConfigRequest(providerConfig: config, mutation: .fresh()))
        }
    }

    static func select(_ channel: RPCChannel, _ environment: String, model: String = "") async -> String? {
        await ending {
            _ = try await channel.unary(
                RoutingServiceMethods.select, SelectRequest(environment: environment, key: "k", model: model))
        }
    }

    @Test("a role applies in its scope, and a denied write is recorded with its resource")
    func scope() async throws {
        try await Doors.with { doors in
            try await doors.principal(
                "ada", [RoleGrant(role: .operator, scope: "environments/prod")], uid: 5)
            let ada = try await doors.connect(uid: 5)
            #expect(await Self.put(ada, "prod") == nil)
            #expect(await Self.put(ada, "staging") == Self.denied)
            #expect(await Self.select(ada, "prod") == nil)
            #expect(await Self.select(ada, "staging") == Self.denied)
            #expect(await Self.select(ada, "nowhere") == Self.denied)
            let whole = await ending {
                _ = try await ada.unary(AccessServiceMethods.listPrincipals, ListPrincipalsRequest())
            }
            #expect(whole == Self.denied)
            let listed = try await ada.unary(ProviderServiceMethods.listEnvironments, ListEnvironmentsRequest())
            #expect(listed.environments.map(\.name) == ["environments/prod"])
            #expect(
                await ending { _ = try await ada.unary(ServerServiceMethods.getServerInfo, GetServerInfoRequest()) }
                    == nil)
            let denials = try await doors.daemon.store.denials(of: "principals/ada").kept
            #expect(denials.map(\.resource) == ["environments/staging/providers/openai"])
            ada.close()
        }
    }

    @Test("a caller without roles may call only methods that anyone may call")
    func stranger() async throws {
        try await Doors.with { doors in
            let stranger = try await doors.connect(uid: 99)
            #expect(await ending { _ = try await stranger.unary(HealthServiceMethods.check, CheckRequest()) } == nil)
            #expect(await Self.select(stranger, "prod") == Self.denied)
            stranger.close()
        }
    }

    @Test("an eval run is in the scope of its model; one that does not exist is denied in the same way")
    func runsOfModels() async throws {
        try await Doors.with { doors in
            try await doors.principal("ada", [RoleGrant(role: .analyst, scope: "models/chat")], uid: 5)
            let ada = try await doors.connect(uid: 5)
            func create(_ channel: RPCChannel, _ run: String, _ model: String) async -> String? {
                await ending {
                    _ = try await channel.unary(
                        EvaluationServiceMethods.createRun,
                        CreateRunRequest(
                            name: "evalRuns/\(run)", type: .offline,
                            modelVersion: model.isEmpty ? "" : "models/\(model)/versions/1.0.0", unregistered: true,
                            mutation: .fresh()))
                }
            }
            #expect(await create(ada, "hers", "chat") == nil)
            #expect(await create(ada, "other", "chatter") == Self.denied)
            #expect(await create(ada, "none", "") == Self.denied)
            #expect(await create(doors.owner, "other", "chatter") == nil)
            func get(_ run: String) async -> String? {
                await ending {
                    _ = try await ada.unary(
                        EvaluationServiceMethods.getRun, GetRunRequest(name: "evalRuns/\(run)"))
                }
            }
            #expect(await get("hers") == nil)
            #expect(await get("other") == Self.denied)
            #expect(await get("missing") == Self.denied)
            let compared = await ending {
                _ = try await ada.unary(
                    EvaluationServiceMethods.compareRuns,
                    CompareRunsRequest(baseline: "evalRuns/hers", candidate: "evalRuns/other"))
            }
            #expect(compared == Self.denied)
            ada.close()
        }
    }

    @Test("an upload is checked against the scope of the run that its start names")
    func uploadScope() async throws {
        try await Doors.with { doors in
            try await doors.principal("ada", [RoleGrant(role: .analyst, scope: "models/chat")], uid: 5)
            let ada = try await doors.connect(uid: 5)
            for (run, model) in [("evalRuns/hers", "chat"), ("evalRuns/other", "x")] {
                _ = try await doors.owner.unary(
                    EvaluationServiceMethods.createRun,
                    CreateRunRequest(
                        name: run, type: .offline, modelVersion: "models/\(model)/versions/1.0.0",
                        unregistered: true, mutation: .fresh()))
                let end = await ending {
                    let call = try await ada.duplex(EvaluationServiceMethods.uploadSamples)
                    try await call.send(
                        UploadSamplesRequest(request: .start(UploadStart(run: run, upload: "u"))))
                    call.finishSending()
                    for try await _ in call.responses {}
                }
                #expect(end == (model == "chat" ? nil : Self.denied))
            }
            ada.close()
        }
    }

    @Test("a token takes precedence over the user id, and revoking it also ends open connections")
    func tokens() async throws {
        try await Doors.with { doors in
            let bot = try await doors.principal(
                "bot", [RoleGrant(permission: "provider.write")], kind: .service)
            let issued = try await doors.token(of: bot)
            let ownerUID = doors.daemon.store.identity.ownerUID
            let channel = try await doors.connect(uid: ownerUID, token: issued.secret)
            #expect(await Self.put(channel, "prod") == nil)
            #expect(await Self.select(channel, "prod") == Self.denied)
            for wrong in ["x", issued.secret + "0", String(issued.secret.dropLast(9)) + "_00000000"] {
                #expect(await ending { _ = try await doors.connect(token: wrong) } == "UNAUTHENTICATED ")
            }
            _ = try await doors.owner.unary(
                AccessServiceMethods.revokeToken,
                RevokeTokenRequest(name: issued.token?.name ?? "", mutation: .fresh()))
            #expect(await ending { _ = try await doors.connect(token: issued.secret) } == "UNAUTHENTICATED ")
            #expect(await Self.put(channel, "prod") == Self.unauthenticated)
            doors.daemon.server.checkAccess()
            await channel.shutdown(grace: hangLimit)
            #expect(channel.ending != nil)
        }
    }

    @Test("a stream ends when its role is revoked, and the connection of a disabled principal is closed")
    func runningCalls() async throws {
        try await Doors.with { doors in
            let grant = RoleGrant(role: .auditor)
            let ada = try await doors.principal("ada", [grant], uid: 5)
            let channel = try await doors.connect(uid: 5)
            let watch = try await channel.serverStream(LedgerServiceMethods.watch, WatchRequest())
            var entries = watch.makeAsyncIterator()
            #expect(try await entries.next() != nil)
            try await doors.revoke(grant, of: ada)
            doors.daemon.server.checkAccess()
            let end = await ending { while try await entries.next() != nil {} }
            #expect(end == Self.denied)
            var disabled = ada
            disabled.disabled = true
            _ = try await doors.owner.unary(
                AccessServiceMethods.putPrincipal,
                PutPrincipalRequest(principal: disabled, mutation: .fresh()))
            #expect(await ending { _ = try await doors.connect(uid: 5) } == "UNAUTHENTICATED ")
            channel.close()
        }
    }

    /// A report over both environments by a principal that may report to each by a grant of its own.
    private static func withReport(
        _ doors: Doors,
        _ body: (
            _ report: DuplexCall<ReportOutcomesRequest, ReportOutcomesResponse>, _ revoke: () async throws -> Void
        ) async throws -> Void
    ) async throws {
        let grants = ["prod", "staging"].map {
            RoleGrant(permission: "outcome.report", scope: "environments/\($0)")
        }
        let bot = try await doors.principal("bot", grants, kind: .service, uid: 5)
        let channel = try await doors.connect(uid: 5)
        let report: DuplexCall<ReportOutcomesRequest, ReportOutcomesResponse> =
            try await channel.duplex(OutcomeServiceMethods.reportOutcomes)
        try await report.send(ReportOutcomesRequest(request: .start(OutcomeReportStart(reporter: "bot"))))
        try await body(report) { try await doors.revoke(grants[1], of: bot) }
        channel.close()
    }

    private static func batch(_ seq: UInt64, _ environment: String) -> ReportOutcomesRequest {
        let row = RouteOutcome(
            requestId: "r-\(seq)", createTime: Timestamp(seconds: 1), selectedProvider: "openai",
            routeStrategy: .weighted, status: .ok)
        return ReportOutcomesRequest(request: .batch(OutcomeBatch(seq: seq, environment: environment, rows: [row])))
    }

    /// Returns when a batch is durable.
    private static func acknowledged(
        _ seq: UInt64, by responses: inout ResponseStream<ReportOutcomesResponse>.AsyncIterator
    ) async throws {
        while let response = try await responses.next() {
            if case .ack(let ack)? = response.response, ack.durableSeq >= seq { return }
        }
    }

    @Test("a report is refused from the first batch of an environment that its caller may no longer report to")
    func revokedBeforeItsBatch() async throws {
        try await Doors.with { doors in
            try await Self.withReport(doors) { report, revoke in
                var responses = report.responses.makeAsyncIterator()
                try await report.send(Self.batch(1, "prod"))
                try await Self.acknowledged(1, by: &responses)
                try await revoke()
                try await report.send(Self.batch(2, "staging"))
                #expect(await ending { while try await responses.next() != nil {} } == Self.denied)
            }
        }
    }

    @Test("a report ends when its caller loses the permission for any of its environments")
    func revokedBetweenBatches() async throws {
        try await Doors.with { doors in
            try await Self.withReport(doors) { report, revoke in
                var responses = report.responses.makeAsyncIterator()
                try await report.send(Self.batch(1, "staging"))
                try await report.send(Self.batch(2, "prod"))
                try await Self.acknowledged(2, by: &responses)
                try await revoke()
                doors.daemon.server.checkAccess()
                #expect(await ending { while try await responses.next() != nil {} } == Self.denied)
            }
        }
    }

    @Test("the ledger shows entries by permission, and actor and reason only with audit.read")
    func ledgerView() async throws {
        try await Doors.with { doors in
            try await doors.principal("ada", [RoleGrant(role: .analyst)], uid: 5)
            try await doors.principal("eve", [RoleGrant(role: .auditor)], uid: 6)
            let mutation = Mutation.fresh("try it")
            let config = ProviderConfig(name: "environments/prod/providers/local", weight: 1)
            _ = try await doors.owner.unary(
                ProviderServiceMethods.putProviderConfig,
                PutProviderConfigRequest(providerConfig: config, mutation: mutation))
            for (uid, isAuditor) in [(5, false), (6, true)] as [(UInt32, Bool)] {
                let channel = try await doors.connect(uid: uid)
                func history(_ name: String) async throws -> [LedgerEntry] {
                    try await channel.unary(LedgerServiceMethods.getHistory, GetHistoryRequest(name: name)).entries
                }
                let entry = try #require(try await history(config.name).first)
                #expect(entry.resource == config.name && !entry.payload.isEmpty)
                #expect([entry.actor, entry.reason, entry.idempotencyKey].allSatisfy(\.isEmpty) != isAuditor)
                if isAuditor {
                    #expect(try await !history("principals/ada").isEmpty)
                } else {
                    await expectRefusal(.notFound) { _ = try await history("principals/ada") }
                }
                let watch = try await channel.serverStream(LedgerServiceMethods.watch, WatchRequest())
                var seen: [LedgerEntry] = []
                for try await page in watch {
                    seen += page.entries
                    if page.revision >= entry.revision { break }
                }
                #expect(seen.contains { $0.resource.hasPrefix("principals/") } == isAuditor)
                #expect(seen.contains { $0.resource == config.name })
                channel.close()
            }
        }
    }

    @Test("changes of roles require the current etag")
    func etags() async throws {
        try await Doors.with { doors in
            let ada = try await doors.principal("ada", [])
            func grant(_ etag: String) async -> String? {
                await ending {
                    let mutation = Mutation.fresh(etag: etag)
                    _ = try await doors.owner.unary(
                        AccessServiceMethods.grantRole,
                        GrantRoleRequest(
                            principal: ada.name, grant: RoleGrant(role: .auditor), mutation: mutation))
                }
            }
            #expect(await grant("") == "INVALID_ARGUMENT ETAG_REQUIRED")
            #expect(await grant("0123") == "ABORTED ETAG_MISMATCH")
            #expect(await grant(ada.etag) == nil)
        }
    }

    @Test("after harden the owner has ADMIN only, and nobody can grant themselves a role")
    func harden() async throws {
        try await Doors.with { doors in
            try await doors.principal("root", [RoleGrant(role: .admin)], uid: 5)
            for id in ["bob", "eve"] { try await doors.principal(id, [RoleGrant(role: .approver)]) }
            let early = await ending {
                let root = try await doors.connect(uid: 5)
                _ = try await root.unary(
                    AccessServiceMethods.harden, HardenRequest(mutation: .fresh()))
            }
            #expect(early == nil)
            #expect(await Self.put(doors.owner, "prod") == Self.denied)
            let info = try await doors.owner.unary(
                ServerServiceMethods.getServerInfo, GetServerInfoRequest()
            ).server
            #expect(info?.singlePersonMode == false)
            let owner = try #require(
                try await doors.owner.unary(
                    AccessServiceMethods.getPrincipal, GetPrincipalRequest(name: info?.caller ?? "")
                ).principal)
            let selfGrant = await ending { _ = try await doors.grant(RoleGrant(role: .analyst), to: owner) }
            #expect(selfGrant == "FAILED_PRECONDITION SEGREGATION_OF_DUTIES")
            let again = await ending {
                _ = try await doors.owner.unary(
                    AccessServiceMethods.harden, HardenRequest(mutation: .fresh()))
            }
            #expect(again == "FAILED_PRECONDITION ILLEGAL_TRANSITION")
        }
    }

    @Test("asking about others needs access.read; an action that is none is not found")
    func questions() async throws {
        try await Doors.with { doors in
            try await doors.principal("ada", [RoleGrant(role: .analyst, scope: "models/chat")], uid: 5)
            let ada = try await doors.connect(uid: 5)
            func canI(_ channel: RPCChannel, _ action: String, _ resource: String, of name: String = "") async throws
                -> CanIResponse
            {
                try await channel.unary(
                    AccessServiceMethods.canI,
                    CanIRequest(action: action, resource: resource, principal: name))
            }
            #expect(try await canI(ada, "SealRun", "models/chat/versions/1.0.0").grant?.role == .analyst)
            #expect(try await !canI(ada, "SealRun", "models/other").allowed)
            #expect(try await !canI(ada, "eval.seal", "").allowed)
            #expect(try await canI(ada, "GetServerInfo", "").allowed)
            #expect(try await canI(doors.owner, "SealRun", "models/chat", of: "principals/ada").allowed)
            #expect(await ending { _ = try await canI(ada, "SealRun", "", of: "principals/bob") } == Self.denied)
            #expect(await ending { _ = try await canI(ada, "Fly", "") } == "NOT_FOUND NOT_FOUND")
            ada.close()
        }
    }
}
