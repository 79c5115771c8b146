import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of use cases")
struct UseCaseRulesTests {
    typealias Methods = UseCaseServiceMethods

    static let ada = "principals/ada"
    static let draft = UseCase(
        name: "useCases/u", state: .draft, owner: ada, purpose: "answers", impact: .low,
        allowedModels: [AllowedModel(model: "models/m", versions: ">=1.0.0 <2.0.0")], authors: [ada])

    static func digest(_ bytes: [UInt8]) -> [UInt8] { bytes }

    static func inState(_ state: UseCaseState, _ impact: UseCaseImpact = .low) -> UseCase {
        var useCase = draft
        (useCase.state, useCase.impact) = (state, impact)
        return useCase
    }

    static func approved(
        _ useCase: UseCase, by actor: String, isSinglePersonMode: Bool = false
    ) throws(Refusal) -> Change<UseCase> {
        let command = Command.of(Methods.approveUseCase, by: actor, isSinglePersonMode: isSinglePersonMode)
        return try useCase.approved(comment: "", command, digest: digest)
    }

    static func updated(
        _ useCase: UseCase, by actor: String = ada, _ edit: (inout UseCase) -> Void
    ) throws(Refusal) -> Change<UseCase> {
        var said = useCase
        edit(&said)
        return try useCase.updated(to: said, Command.of(Methods.updateUseCase, by: actor))
    }

    @Test("A new one is its maker's draft, and nothing else of what was said is output only")
    func created() throws {
        var said = Self.inState(.deployed)
        (said.owner, said.approvals, said.successor) = ("", [UseCaseApproval(approvedBy: "principals/x")], "useCases/x")
        let made = try UseCase.created(said, Command.of(Methods.createUseCase, by: "principals/eve", etag: "")).after
        #expect(made.state == .draft && made.owner == "principals/eve" && made.authors == ["principals/eve"])
        #expect(made.approvals == [] && made.successor.isEmpty && made.purpose == "answers")
    }

    @Test(
        "A range, an impact or a date that cannot be read is refused by its field",
        arguments: [
            ("versions", "use_case.allowed_models[0].versions"), ("impact", "use_case.impact"),
            ("date", "use_case.review_date"), ("day", "use_case.review_date"),
        ])
    func fields(what: String, field: String) {
        var said = Self.draft
        switch what {
        case "versions": said.allowedModels[0].versions = "1.x"
        case "impact": said.impact = .unrecognized(9)
        case "date": said.reviewDate = "1.3.2027"
        default: said.reviewDate = "2027-02-30"
        }
        do throws(Refusal) {
            _ = try UseCase.created(said, Command.of(Methods.createUseCase))
            Issue.record("accepted")
        } catch { #expect((error.reason, error.metadata["field"]) == (.useCaseInvalid, field)) }
    }

    @Test("It is submitted with owner, purpose and impact only")
    func complete() {
        var missing = Self.draft
        (missing.purpose, missing.impact) = ("", .unspecified)
        #expect(refusal { _ = try missing.submitted(Command.of(Methods.submitUseCase)) } == .useCaseIncomplete)
        #expect(refusal { _ = try Self.draft.submitted(Command.of(Methods.submitUseCase)) } == nil)
        // What was submitted stays whole.
        let refused = refusal { _ = try Self.updated(Self.inState(.submitted)) { $0.purpose = "" } }
        #expect(refused == .useCaseIncomplete)
    }

    @Test("Raising the impact of an approved or deployed one sends it back; nothing else does")
    func raised() throws {
        for state in [UseCaseState.approved, .deployed] {
            let useCase = Self.inState(state, .medium)
            for impact in [UseCaseImpact.low, .medium, .high, .critical] {
                let change = try Self.updated(useCase) { $0.impact = impact }
                let isRaised = impact.level > UseCaseImpact.medium.level
                #expect(change.after.state == (isRaised ? .submitted : state))
                #expect(change.event == (isRaised ? "useCase.impactRaised" : "useCase.changed"))
            }
        }
        #expect(try Self.updated(Self.inState(.submitted)) { $0.impact = .critical }.after.state == .submitted)
        #expect(try Self.updated(Self.draft) { $0.impact = .critical }.after.state == .draft)
    }

    @Test("Only its owner changes it, and nobody changes one that has ended")
    func owners() {
        let refused = refusal { _ = try Self.updated(Self.draft, by: "principals/bob") { $0.purpose = "x" } }
        #expect(refused == .permissionDenied)
        #expect(refusal { _ = try Self.updated(Self.inState(.deprecated)) { $0.purpose = "x" } } == .illegalTransition)
    }

    @Test(
        "LOW and MEDIUM take one person, HIGH and CRITICAL two, who are neither the owner nor an author",
        arguments: [(UseCaseImpact.low, 1), (.medium, 1), (.high, 2), (.critical, 2)])
    func approvals(impact: UseCaseImpact, people: Int) throws {
        let submitted = Self.inState(.submitted, impact)
        let first = try Self.approved(submitted, by: "principals/bob").after
        #expect((first.state == .approved) == (people == 1))
        guard people == 2 else { return }
        #expect(refusal { _ = try Self.approved(first, by: "principals/bob") } == .secondPersonRequired)
        let second = try Self.approved(first, by: "principals/eve")
        #expect((second.after.state, second.event) == (.approved, "useCase.approved"))
        #expect(second.after.approvals.map(\.approvedBy) == ["principals/bob", "principals/eve"])
        // In single-person mode one does both.
        #expect(try Self.approved(submitted, by: Self.ada, isSinglePersonMode: true).after.state == .approved)
    }

    @Test("Without the rule of two people one approval would do for HIGH")
    func switchedOff() throws {
        let submitted = Self.inState(.submitted, .high)
        let state = try Duty.$inForce.withValue(Set(Duty.allCases).subtracting([.secondPerson])) {
            try Self.approved(submitted, by: "principals/bob").after.state
        }
        #expect(state == .approved)
    }

    @Test("A change takes approvals back, and an approval of other content does not count")
    func stale() throws {
        let first = try Self.approved(Self.inState(.submitted, .high), by: "principals/bob").after
        let changed = try Self.updated(first) { $0.purpose = "other answers" }.after
        #expect(changed.approvals == [])
        var slipped = changed
        slipped.approvals = first.approvals
        #expect(try Self.approved(slipped, by: "principals/eve").after.state == .submitted)
    }

    @Test("Who wrote of it since it was approved does not approve it, owner or not")
    func authors() throws {
        var handed = try Self.updated(Self.inState(.submitted)) { $0.owner = "principals/eve" }.after
        handed.etag = "e"
        for actor in [Self.ada, "principals/eve"] {
            #expect(refusal { _ = try Self.approved(handed, by: actor) } == .segregationOfDuties)
        }
        let approved = try Self.approved(handed, by: "principals/bob").after
        #expect(approved.authors == [])
        let raised = try Self.updated(approved, by: "principals/eve") { $0.impact = .high }.after
        #expect(raised.authors == ["principals/eve"])
    }

    @Test(
        "A version is deployed for it that is deployed and lies in a range that it allows",
        arguments: [
            ("models/m/versions/1.5.0", true, nil), ("models/m/versions/1.5.0", false, ErrorReason.versionNotAllowed),
            ("models/m/versions/2.0.0", true, .versionNotAllowed),
            ("models/x/versions/1.5.0", true, .versionNotAllowed),
        ] as [(String, Bool, ErrorReason?)])
    func deployed(version: String, isDeployed: Bool, reason: ErrorReason?) {
        let command = Command.of(Methods.deployUseCase)
        #expect(
            refusal { _ = try Self.inState(.approved).deployed(version, isDeployed: isDeployed, command) } == reason)
    }

    @Test("One on which something is deployed ends with a successor that has not ended and is another one")
    func deprecated() {
        func refused(_ state: UseCaseState, _ successor: UseCase?) -> ErrorReason? {
            let command = Command.of(Methods.deprecateUseCase)
            return refusal { _ = try Self.inState(state).deprecated(successor: successor, command) }
        }
        let next = UseCase(name: "useCases/next", state: .draft)
        let ended = UseCase(name: "useCases/ended", state: .deprecated)
        #expect(refused(.approved, nil) == nil && refused(.deployed, next) == nil)
        #expect(refused(.deployed, nil) == .successorRequired)
        #expect(refused(.deployed, ended) == .useCaseInvalid && refused(.approved, Self.draft) == .useCaseInvalid)
    }
}
