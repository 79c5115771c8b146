import RegentDatabase
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Testing

/// Who acts is decided in the writer: a call that was admitted is refused where its right is gone by then.
@Suite("Commands", .timeLimit(.minutes(10)))
struct CommandTests {
    typealias Access = AccessServiceMethods
    typealias Eval = EvaluationServiceMethods

    /// A bench whose store knows `principals/ada` by user id 5, an analyst everywhere, with a run that may be aborted.
    static func bench(_ scope: String = "*", wrapping: (any Database) -> any Database = { $0 }) async throws
        -> (ServiceBench, Principal)
    {
        let bench = try await ServiceBench.open(wrapping: wrapping)
        let ada = Principal(name: "principals/ada", kind: .human, uids: [5])
        let put = try await bench.call(Access.putPrincipal, PutPrincipalRequest(principal: ada, mutation: .fresh()))
        let granted = try await bench.call(
            Access.grantRole,
            GrantRoleRequest(
                principal: ada.name, grant: RoleGrant(role: .analyst, scope: scope),
                mutation: .fresh(etag: put.principal?.etag ?? "")))
        _ = try await bench.call(
            Eval.createRun,
            CreateRunRequest(
                name: "evalRuns/r", type: .offline, modelVersion: "models/m/versions/1.0.0", unregistered: true,
                mutation: .fresh()))
        return (bench, try #require(granted.principal))
    }

    /// Ada as her CALL was admitted: with every permission there is, by a role that she does not have in the store.
    static func admitted(_ credential: Caller.Credential = .uid(5), _ name: String = "principals/ada") -> Caller {
        let permissions = Set(MethodDescriptor.all.flatMap(\.requireAny).map { Permission($0) })
        return Caller(
            name: name, credential: credential,
            authority: .granted([Authorisation(role: "ADMIN", permissions: permissions, scope: .everything)]))
    }

    static func abort(_ bench: ServiceBench, as caller: Caller, key: String? = nil) async throws -> AbortRunResponse {
        let mutation = key.map { Mutation.keyed($0, reason: "bad data") } ?? .fresh("bad data")
        return try await bench.call(Eval.abortRun, AbortRunRequest(run: "evalRuns/r", mutation: mutation), as: caller)
    }

    static func revoke(_ bench: ServiceBench, _ ada: Principal) async throws {
        _ = try await bench.call(
            Access.revokeRole,
            RevokeRoleRequest(
                principal: ada.name, grant: RoleGrant(role: .analyst), mutation: .fresh(etag: ada.etag)))
    }

    @Test("The role in force is that of the stored principal")
    func role() async throws {
        let (bench, _) = try await Self.bench()
        _ = try await Self.abort(bench, as: Self.admitted())
        let entry = try #require(try await bench.store.entries(from: 1).last)
        #expect((entry.actor, entry.role) == ("principals/ada", "ANALYST"))
    }

    @Test("The role in force is the one in whose scope the document lies, whichever was granted first")
    func roleWithinScope() async throws {
        let (bench, ada) = try await Self.bench("models/other")
        _ = try await bench.call(
            Access.grantRole,
            GrantRoleRequest(
                principal: ada.name, grant: RoleGrant(role: .operator, scope: "models/m"),
                mutation: .fresh(etag: ada.etag)))
        _ = try await Self.abort(bench, as: Self.admitted())
        let entry = try #require(try await bench.store.entries(from: 1).last)
        #expect((entry.resource, entry.role) == ("evalRuns/r", "OPERATOR"))
    }

    @Test("A grant that was revoked since the call came is revoked for it; only the denial is kept")
    func revoked() async throws {
        let (bench, ada) = try await Self.bench()
        try await Self.revoke(bench, ada)
        let before = try await bench.content()
        await expectRefusal(.permissionDenied) { _ = try await Self.abort(bench, as: Self.admitted()) }
        #expect(try await bench.content(without: ["denials"]) == before)
        let denials = try await bench.store.denials(of: ada.name).kept
        #expect(denials.map(\.resource) == ["evalRuns/r"] && denials.map(\.method) == [Eval.abortRun.descriptor.name])
    }

    @Test("A role within a scope is held against the document as it is in the writer")
    func scoped() async throws {
        let (elsewhere, _) = try await Self.bench("models/other")
        let before = try await elsewhere.content()
        await expectRefusal(.permissionDenied) { _ = try await Self.abort(elsewhere, as: Self.admitted()) }
        #expect(try await elsewhere.content(without: ["denials"]) == before)
        let (here, _) = try await Self.bench("models/m")
        let answer = try await Self.abort(here, as: Self.admitted())
        #expect(answer.run?.state == .aborted)
    }

    @Test("A caller who was disabled, or whose user id now belongs to another principal, is refused")
    func disabled() async throws {
        let (bench, ada) = try await Self.bench()
        var changed = ada
        changed.disabled = true
        _ = try await bench.call(Access.putPrincipal, PutPrincipalRequest(principal: changed, mutation: .fresh()))
        await expectRefusal(.unauthenticated) { _ = try await Self.abort(bench, as: Self.admitted()) }
        (changed.disabled, changed.uids) = (false, [6])
        _ = try await bench.call(Access.putPrincipal, PutPrincipalRequest(principal: changed, mutation: .fresh()))
        let before = try await bench.content()
        await expectRefusal(.unauthenticated) { _ = try await Self.abort(bench, as: Self.admitted()) }
        await expectRefusal(.unauthenticated) {
            _ = try await Self.abort(bench, as: Self.admitted(.certificate(uri: "spiffe://x/ada")))
        }
        #expect(try await bench.content() == before)
        let answer = try await Self.abort(bench, as: Self.admitted(.uid(6)))
        #expect(answer.run?.state == .aborted)
    }

    @Test("A token that was revoked since the call came is revoked for it")
    func token() async throws {
        let (bench, ada) = try await Self.bench()
        let issued = try await bench.call(
            Access.issueToken, IssueTokenRequest(principal: ada.name, mutation: .fresh()))
        let name = try #require(issued.token?.name)
        let caller = Self.admitted(.token(try #require(try ResourceName(name).id)))
        _ = try await bench.call(
            Eval.createRun, CreateRunRequest(name: "evalRuns/by-token", type: .offline, mutation: .fresh()), as: caller)
        _ = try await bench.call(Access.revokeToken, RevokeTokenRequest(name: name, mutation: .fresh()))
        let before = try await bench.content()
        await expectRefusal(.unauthenticated) { _ = try await Self.abort(bench, as: caller) }
        #expect(try await bench.content() == before)
    }

    @Test("A caller excluded by the rule for actors is refused, and nothing changes")
    func wrongActor() async throws {
        let (bench, ada) = try await Self.bench()
        try await bench.upload("evalRuns/r", [(1, ServiceBench.rows(["a"]))])
        _ = try await bench.call(Eval.sealRun, SealRunRequest(run: "evalRuns/r", mutation: .fresh()))
        func invalidate() async throws {
            _ = try await bench.call(
                Eval.invalidateRun, InvalidateRunRequest(run: "evalRuns/r", mutation: .fresh("bad data")),
                as: Self.admitted())
        }
        try await invalidate()
        let before = try await bench.content()
        await expectRefusal(.secondPersonRequired) { try await invalidate() }
        let admin = Caller(name: ada.name, authority: .all)
        await expectRefusal(.segregationOfDuties) {
            _ = try await bench.call(
                Access.grantRole,
                GrantRoleRequest(
                    principal: ada.name, grant: RoleGrant(role: .operator), mutation: .fresh(etag: ada.etag)),
                as: admin)
        }
        #expect(try await bench.content() == before)
    }

    @Test("A repeat is answered only while its caller may still do it")
    func replay() async throws {
        let (bench, ada) = try await Self.bench()
        let first = try await Self.abort(bench, as: Self.admitted(), key: "abort")
        let again = try await Self.abort(bench, as: Self.admitted(), key: "abort")
        #expect(again.receipt?.replayed == true && again.run == first.run)
        try await Self.revoke(bench, ada)
        await expectRefusal(.permissionDenied) {
            _ = try await Self.abort(bench, as: Self.admitted(), key: "abort")
        }
    }

    @Test("A grant that the same batch revokes before is revoked for what follows in it")
    func sameBatch() async throws {
        let box = Box()
        let (bench, ada) = try await Self.bench {
            let twin = FailingDatabase(wrapping: $0, write: 0, at: .beforeBody)
            box.twin = twin
            return twin
        }
        let twin = try #require(box.twin)
        let gate = WriterGate()
        gate.hold(bench.database)
        let count = twin.submissionCount
        async let revoking: Void = Self.revoke(bench, ada)
        #expect(await eventually { twin.submissionCount == count + 1 })
        async let aborting = Self.abort(bench, as: Self.admitted())
        #expect(await eventually { twin.submissionCount == count + 2 })
        gate.open()
        try await revoking
        do {
            _ = try await aborting
            Issue.record("the run was aborted")
        } catch let error as any StatusConvertible {
            #expect(error.status.reason == ErrorReason.permissionDenied.name)
        }
        let run = try await bench.store.require(EvalRun.self, "evalRuns/r")
        #expect(run.state == .running)
        #expect(try await bench.store.entries(from: 1).last?.event == "principal.revoked")
    }

    /// Carries the twin out of the closure that makes it.
    private final class Box {
        var twin: FailingDatabase?
    }
}
