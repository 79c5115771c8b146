import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of validation requests")
struct ValidationRequestRulesTests {
    typealias Methods = ValidationServiceMethods

    static let version = ModelVersion(
        name: "models/m/versions/1.0.0", state: .draft, registeredBy: "principals/ada")
    static let asked = ValidationRequest(
        name: "validationRequests/v", state: .approved, registrant: "principals/mallory",
        decidedBy: "principals/mallory")

    static func requested(
        of version: ModelVersion = version, open: ValidationRequest? = nil
    ) throws(Refusal) -> ValidationRequest {
        let command = Command.of(Methods.requestValidation, by: "principals/eve", etag: "")
        return try ValidationRequest.requested(asked, of: version, open: open, command).after
    }

    @Test("It is of the version and its registrant, whatever was said")
    func requested() throws {
        let request = try Self.requested()
        #expect(request.state == .requested && request.version == Self.version.name && request.decidedBy.isEmpty)
        #expect((request.registrant, request.requestedBy) == ("principals/ada", "principals/eve"))
    }

    @Test("A version has one open request, and none once it is retired")
    func open() throws {
        let open = try Self.requested()
        #expect(refusal { _ = try Self.requested(open: open) } == .validationOpen)
        var retired = Self.version
        retired.state = .retired
        #expect(refusal { _ = try Self.requested(of: retired) } == .illegalTransition)
    }

    @Test("The registrant neither starts nor decides it, nor does a program")
    func registrant() throws {
        let request = try Self.requested()
        func start(_ actor: String, _ kind: Caller.Kind = .human) throws(Refusal) -> ValidationRequest {
            try request.started(Command.of(Methods.startValidation, by: actor, kind: kind)).after
        }
        func decide(_ actor: String, _ kind: Caller.Kind = .human) throws(Refusal) -> ValidationRequest {
            try request.decided(
                .reject, comment: "no", Command.of(Methods.decideValidation, by: actor, kind: kind)
            ).after
        }
        #expect(refusal { _ = try start("principals/ada") } == .segregationOfDuties)
        #expect(refusal { _ = try decide("principals/ada") } == .segregationOfDuties)
        #expect(refusal { _ = try start("principals/bot", .service) } == .segregationOfDuties)
        #expect(refusal { _ = try decide("principals/bot", .service) } == .segregationOfDuties)
        #expect(try start("principals/bob").state == .inProgress)
        #expect(try decide("principals/bob").state == .rejected)
    }

    @Test(
        "A decision approves or rejects, with an event of its own",
        arguments: [
            (ValidationDecision.approve, ValidationRequestState.approved, "validationRequest.approved"),
            (.reject, .rejected, "validationRequest.rejected"),
        ])
    func decisions(decision: ValidationDecision, state: ValidationRequestState, event: String) throws {
        let command = Command.of(Methods.decideValidation, by: "principals/bob")
        let change = try Self.requested().decided(decision, comment: "seen", command)
        #expect((change.after.state, change.event, change.after.comment) == (state, event, "seen"))
        #expect(
            refusal { _ = try Self.requested().decided(.unrecognized(9), comment: "", command) } == .badRequest)
    }
}
