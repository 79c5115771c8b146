import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of overrides")
struct OverrideRulesTests {
    typealias Methods = OverrideServiceMethods

    static let version = "models/m/versions/1.0.0"
    static let failed = run(.failed, ["a": .pass, "b": .fail, "c": .inconclusive])

    static func run(_ state: EvalRunState, _ gates: [String: GateVerdict]) -> EvalRun {
        let results = gates.sorted { $0.key < $1.key }.map { GateResult(key: $0.key, verdict: $0.value) }
        return EvalRun(name: "evalRuns/r", modelVersion: version, state: state, verdict: Verdict(results: results))
    }

    static func digest(_ bytes: [UInt8]) -> [UInt8] { bytes }

    static func subject(_ run: EvalRun = failed) throws(Refusal) -> OverrideSubject {
        try OverrideSubject(run, digest: digest)
    }

    static func command(
        holding permissions: [String] = ["gate.waive"], in scope: Scope = .everything, now: Int64 = 100,
        by actor: String = "principals/ada"
    ) -> Command {
        let grant = Authorisation(permissions: Set(permissions.map { Permission($0) }), scope: scope)
        return Command(
            actor: Caller(name: actor, authority: .granted([grant])), role: "OPERATOR",
            method: Methods.requestOverride.descriptor, reason: "outage", now: now)
    }

    static func said(
        _ kind: OverrideKind = .gate, gates: [String] = [], digest: [UInt8] = [], subject: String = "evalRuns/r"
    ) -> Override {
        Override(
            name: "overrides/o", state: .granted, kind: kind, subject: subject, subjectDigest: digest,
            model: "models/x",
            gates: gates, requestedBy: "principals/mallory")
    }

    static func requested(
        _ said: Override = said(), about subject: OverrideSubject? = nil, _ command: Command = command()
    ) throws(Refusal) -> Override {
        let subject = if let subject { subject } else { try Self.subject() }
        return try Override.requested(said, about: subject, command).after
    }

    @Test("It names its subject by digest, and who asked, whatever was said")
    func requested() throws {
        let override = try Self.requested()
        #expect(override.state == .requested && override.requestedBy == "principals/ada")
        #expect(override.subjectDigest == (try Self.subject().digest) && override.model == "models/m")
        #expect(override.reason == "outage" && override.expireTime?.microseconds == 100 + Override.lifetime)
    }

    @Test(
        "Each kind has a permission of its own",
        arguments: [
            (OverrideKind.gate, "gate.waive"), (.validation, "task.confirm"), (.force, "override.request"),
        ])
    func permissions(kind: OverrideKind, permission: String) {
        let all = ["gate.waive", "task.confirm", "override.request"]
        #expect(refusal { _ = try Self.requested(Self.said(kind), Self.command(holding: [permission])) } == nil)
        let others = all.filter { $0 != permission }
        let refused = refusal { _ = try Self.requested(Self.said(kind), Self.command(holding: others)) }
        #expect(refused == .permissionDenied)
    }

    @Test("The permission is held where the subject lies")
    func scopes() throws {
        let (here, elsewhere) = (try Scope("models/m"), try Scope("models/other"))
        #expect(refusal { _ = try Self.requested(Self.said(), Self.command(in: here)) } == nil)
        #expect(refusal { _ = try Self.requested(Self.said(), Self.command(in: elsewhere)) } == .permissionDenied)
        var nowhere = Self.failed
        nowhere.modelVersion = ""
        let subject = try Self.subject(nowhere)
        #expect(
            refusal { _ = try Self.requested(Self.said(), about: subject, Self.command(in: here)) } == .permissionDenied
        )
    }

    static func requested(_ said: Override, _ command: Command) throws(Refusal) -> Override {
        try requested(said, about: nil, command)
    }

    @Test(
        "An unknown kind, gates passed or unknown, a stale digest and a missing reason are refused",
        arguments: [
            (said(.unspecified), ErrorReason.overrideInvalid), (said(.unrecognized(9)), .overrideInvalid),
            (said(gates: ["b", "a"]), .overrideInvalid), (said(gates: ["z"]), .overrideInvalid),
            (said(digest: [9, 9]), .overrideStale),
        ])
    func invalid(said: Override, reason: ErrorReason) {
        #expect(refusal { _ = try Self.requested(said) } == reason)
        #expect(refusal { _ = try Self.requested(Self.said(gates: ["b", "c"])) } == nil)
        let silent = Command(
            actor: Caller(name: "principals/ada", authority: .all), role: "",
            method: Methods.requestOverride.descriptor, now: 1)
        #expect(refusal { _ = try Self.requested(Self.said(), silent) } == .reasonRequired)
    }

    @Test("Gates of a subject that has none are refused")
    func gatesOfNothing() throws {
        let request = ValidationRequest(name: "validationRequests/v", state: .requested, version: Self.version)
        let subject = OverrideSubject(request, digest: Self.digest)
        let command = Self.command(holding: ["task.confirm"])
        #expect(
            refusal { _ = try Self.requested(Self.said(.validation, gates: ["b"]), about: subject, command) }
                == .overrideInvalid)
    }

    @Test("A passed run and an approved request need none; a run that nothing has judged has none")
    func needless() throws {
        let passed = try Self.subject(Self.run(.passed, ["a": .pass]))
        #expect(refusal { _ = try Self.requested(Self.said(), about: passed) } == .overrideNotNeeded)
        let request = ValidationRequest(name: "validationRequests/v", state: .approved, version: Self.version)
        let approved = OverrideSubject(request, digest: Self.digest)
        let command = Self.command(holding: ["task.confirm"])
        #expect(
            refusal { _ = try Self.requested(Self.said(.validation), about: approved, command) } == .overrideNotNeeded)
        var invalidated = Self.failed
        invalidated.invalidation = EvalRunInvalidation(requestedBy: "principals/a", confirmedBy: "principals/b")
        for run in [EvalRun(name: "evalRuns/r", state: .sealed), Self.run(.running, [:]), invalidated] {
            #expect(refusal { _ = try Self.subject(run) } == .overrideInvalid)
        }
    }

    @Test("What is overridden is a document of its kind", arguments: [OverrideKind.gate, .validation, .force])
    func subjects(kind: OverrideKind) {
        let patterns: [OverrideKind: String] = [
            .gate: EvalRun.pattern, .validation: ValidationRequest.pattern, .force: ModelVersion.pattern,
        ]
        let names: [OverrideKind: String] = [
            .gate: "evalRuns/r", .validation: "validationRequests/v", .force: Self.version,
        ]
        for (other, name) in names {
            let refused = refusal { _ = try Self.said(kind, subject: name).subject(matching: patterns[kind] ?? "") }
            #expect(refused == (other == kind ? nil : .overrideInvalid), "\(name)")
        }
    }

    @Test("The digest changes with the content of a subject, and not with what the store fills")
    func digests() throws {
        let before = try Self.subject().digest
        var read = Self.failed
        (read.revision, read.etag) = (7, "7")
        (read.createTime, read.updateTime) = (Timestamp(seconds: 1), Timestamp(seconds: 2))
        #expect(try Self.subject(read).digest == before)
        read.plan = "other"
        #expect(try Self.subject(read).digest != before)
    }

    @Test("Granting begins its 24 hours again; nothing that has changed or run out is granted or in force")
    func granted() throws {
        let override = try Self.requested()
        let digest = override.subjectDigest
        func grant(_ digest: [UInt8], now: Int64) throws(Refusal) -> Override {
            let command = Command.of(Methods.grantOverride, by: "principals/bob", now: now)
            return try override.granted(subjectDigest: digest, comment: "seen", command).after
        }
        let end = 100 + Override.lifetime
        #expect(refusal { _ = try grant([9, 9], now: 101) } == .overrideStale)
        #expect(refusal { _ = try grant(digest, now: end) } == .overrideStale)
        let granted = try grant(digest, now: end - 1)
        let last = end - 1 + Override.lifetime
        #expect(granted.expireTime?.microseconds == last && granted.decidedBy == "principals/bob")
        func isInForce(_ kind: OverrideKind = .gate, _ subject: String = "evalRuns/r", _ digest: [UInt8], _ now: Int64)
            -> Bool
        { granted.isInForce(kind, of: subject, subjectDigest: digest, at: now) }
        #expect(isInForce(.gate, "evalRuns/r", digest, last - 1) && !isInForce(.gate, "evalRuns/r", digest, last))
        #expect(!isInForce(.force, "evalRuns/r", digest, end) && !isInForce(.gate, "evalRuns/q", digest, end))
        #expect(!isInForce(.gate, "evalRuns/r", [9, 9], end))
        #expect(!override.isInForce(.gate, of: "evalRuns/r", subjectDigest: digest, at: 101))
    }

    @Test("The tick ends what has run out or changed, requested or granted, once")
    func expired() throws {
        let requested = try Self.requested()
        let granting = Command.of(Methods.grantOverride, by: "principals/bob", now: 100)
        let granted = try requested.granted(subjectDigest: requested.subjectDigest, comment: "", granting).after
        for override in [requested, granted] {
            let end = 100 + Override.lifetime
            func tick(_ digest: [UInt8], _ now: Int64) throws(Refusal) -> Override? {
                try override.expired(subjectDigest: digest, Command.daemon(MethodDescriptor.tick, now: now))?.after
            }
            #expect(try tick(override.subjectDigest, end - 1) == nil)
            #expect(try tick(override.subjectDigest, end)?.state == .expired)
            let changed = try #require(try tick([9, 9], 101))
            #expect(changed.state == .expired)
            #expect(try changed.expired(subjectDigest: [9], Command.daemon(MethodDescriptor.tick, now: end)) == nil)
        }
        let denied = try requested.denied(comment: "no", Command.of(Methods.denyOverride, by: "principals/bob")).after
        #expect(try denied.expired(subjectDigest: [9], Command.daemon(MethodDescriptor.tick, now: 200)) == nil)
    }
}
