import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Segregation of duties at decision time")
struct DutyTests {
    typealias Overrides = OverrideServiceMethods
    typealias Access = AccessServiceMethods

    /// A refusal, with the rule that it names.
    struct Broken: Equatable {
        let reason: ErrorReason
        let rule: String?
    }

    static func broken(_ body: () throws(Refusal) -> Void) -> Broken? {
        do throws(Refusal) {
            try body()
            return nil
        } catch { return Broken(reason: error.reason, rule: error.metadata["rule"]) }
    }

    /// A decision that breaks a rule, whoever decides.
    struct Breach: Sendable, CustomTestStringConvertible {
        let duty: Duty
        let attempt: @Sendable (_ isSinglePersonMode: Bool) throws(Refusal) -> Void

        var testDescription: String { duty.rawValue }
    }

    static let override = Override(
        name: "overrides/o", etag: "e", state: .requested, subject: "evalRuns/r", subjectDigest: [1],
        requestedBy: "principals/ada", expireTime: Timestamp(microseconds: 10))
    static let useCase = UseCase(
        name: "useCases/u", state: .submitted, owner: "principals/ada", purpose: "p", impact: .high,
        authors: ["principals/ada"])

    static func grant(_ actor: String, _ isAlone: Bool, kind: Caller.Kind = .human) throws(Refusal) {
        let command = Command.of(Overrides.grantOverride, by: actor, kind: kind, isSinglePersonMode: isAlone)
        _ = try override.granted(subjectDigest: [1], comment: "", command)
    }

    static let breaches: [Breach] = [
        Breach(duty: .ownOverride) { isAlone throws(Refusal) in try grant("principals/ada", isAlone) },
        Breach(duty: .programsDoNotJudge) { isAlone throws(Refusal) in
            try grant("principals/bot", isAlone, kind: .service)
        },
        Breach(duty: .conflictingRoles) { isAlone throws(Refusal) in
            let roles = [(Role.approver, Scope.everything), (.operator, try models("m"))]
            let actor = Caller(
                name: "principals/bob",
                authority: .granted(roles.map { Authorisation(role: $0.0.name, permissions: [], scope: $0.1) }),
                isSinglePersonMode: isAlone)
            let method = Overrides.grantOverride.descriptor
            try Duty.checkJudge(Command(actor: actor, role: "APPROVER", method: method, now: 1), of: "overrides/o")
        },
        Breach(duty: .ownChange) { isAlone throws(Refusal) in
            let method = UseCaseServiceMethods.approveUseCase
            let command = Command.of(method, by: "principals/ada", isSinglePersonMode: isAlone)
            _ = try useCase.approved(comment: "", command) { $0 }
        },
        Breach(duty: .ownChange) { isAlone throws(Refusal) in
            let command = Command.of(Overrides.grantOverride, by: "principals/ada", isSinglePersonMode: isAlone)
            try Duty.checkAuthors(["principals/bob", "principals/ada"], command, of: "proposals/p")
        },
        Breach(duty: .ownEvidence) { isAlone throws(Refusal) in
            let command = Command.of(Overrides.grantOverride, by: "principals/bob", isSinglePersonMode: isAlone)
            try Duty.checkReviewers(["principals/eve"], uploaders: ["principals/eve"], command, of: "proposals/p")
        },
        Breach(duty: .ownGrant) { isAlone throws(Refusal) in
            let ada = Principal(name: "principals/ada", kind: .human)
            let command = Command.of(Access.grantRole, by: ada.name, isSinglePersonMode: isAlone)
            _ = try ada.granting(RoleGrant(role: .analyst), command)
        },
        Breach(duty: .ownToken) { isAlone throws(Refusal) in
            let token = Token(name: "principals/ada/tokens/t", requestedBy: "principals/ada")
            let command = Command.of(Access.issueToken, by: "principals/ada", isSinglePersonMode: isAlone)
            _ = try token.issued(of: Principal(name: "principals/ada", kind: .human), command, at: 1)
        },
        Breach(duty: .ownToken) { isAlone throws(Refusal) in
            let command = Command.of(Access.issueToken, by: "principals/root", isSinglePersonMode: isAlone)
            _ = try Token.issued(
                to: Principal(name: "principals/ada", kind: .human), IssueTokenRequest(), command, at: 1, id: "t",
                secretDigest: [])
        },
    ]

    static func models(_ id: String) throws(Refusal) -> Scope {
        do throws(ResourceNameError) { return try Scope("models/\(id)") } catch {
            throw Refusal(.internalError, error.message)
        }
    }

    @Test("What breaks a rule is refused and names the rule, but in single-person mode", arguments: breaches)
    func refused(breach: Breach) {
        let broken = Self.broken { () throws(Refusal) in try breach.attempt(false) }
        #expect(broken == Broken(reason: .segregationOfDuties, rule: breach.duty.rawValue))
        #expect(Self.broken { () throws(Refusal) in try breach.attempt(true) } == nil)
    }

    @Test("A rule that is switched off lets its breach through, and only its own", arguments: breaches)
    func switchedOff(breach: Breach) {
        for duty in Duty.allCases {
            let inForce = Set(Duty.allCases).subtracting([duty])
            let broken = Duty.$inForce.withValue(inForce) {
                Self.broken { () throws(Refusal) in try breach.attempt(false) }
            }
            #expect((broken == nil) == (duty == breach.duty), "without \(duty.rawValue)")
        }
    }

    @Test("Every rule has a breach that finds it missing")
    func complete() {
        // Two people for one approval: UseCaseRulesTests.
        #expect(Set(Self.breaches.map(\.duty)) == Set(Duty.allCases).subtracting([.secondPerson]))
    }

    @Test("Who made the evidence may review beside somebody who did not")
    func besides() {
        let command = Command.of(Overrides.grantOverride, by: "principals/bob")
        let broken = Self.broken { () throws(Refusal) in
            try Duty.checkReviewers(
                ["principals/eve", "principals/bob"], uploaders: ["principals/eve"], command, of: "proposals/p")
            try Duty.checkReviewers([], uploaders: ["principals/eve"], command, of: "proposals/p")
            try Duty.checkAuthors(["principals/ada"], command, of: "proposals/p")
        }
        #expect(broken == nil)
    }

    @Test("Roles that are apart may be held on scopes that are apart")
    func scopesApart() throws {
        let (one, other) = (try Self.models("a"), try Self.models("b"))
        func holds(_ second: Scope) -> Broken? {
            let granted = [
                Authorisation(role: "APPROVER", permissions: [], scope: one),
                Authorisation(role: "OPERATOR", permissions: [], scope: second),
            ]
            let actor = Caller(name: "principals/bob", authority: .granted(granted))
            return Self.broken { () throws(Refusal) in
                try Duty.checkJudge(
                    Command(actor: actor, role: "APPROVER", method: Overrides.grantOverride.descriptor, now: 1), of: "x"
                )
            }
        }
        #expect(holds(other) == nil)
        #expect(holds(one)?.rule == Duty.conflictingRoles.rawValue)
    }

    @Test("Work that is done elsewhere goes by the rules in force where it was made")
    func carried() async throws {
        let work: @Sendable (Int) throws -> Bool = { _ in Duty.ownGrant.isInForce }
        let carried = Duty.$inForce.withValue([]) { Duty.carried(work) }
        #expect(try work(1) && !carried(1))
        #expect(try await Task.detached { try carried(1) }.value == false)
    }
}
