import RegentMessages
import Testing

/// What the texts of requests may hold: the same at every field of every method, because the generator writes it.
@Suite("Texts of requests")
struct TextRuleTests {
    /// A string field of a request, in it or in what it is made of.
    private struct Place: CustomStringConvertible {
        let method: MethodDescriptor
        let message: String
        let field: Schema.Field
        /// The request with a text there.
        let request: @Sendable (_ text: String) -> JSONValue

        var description: String { "\(method.method): \(message.split(separator: ".").last ?? "").\(field.name)" }

        /// Whether the request is refused for the field, by its text.
        func isRefused(_ text: String) throws -> Bool {
            let type = try #require(MessageTypes.all.first { $0.fullName == method.requestType })
            let bytes = try JSONTranscoder().encoding(of: request(text), as: method.requestType)
            let violations = try type.init(decoding: bytes).violations()
            return violations.contains { violation in
                let last = violation.field.split(separator: ".").last ?? ""
                return last.prefix { $0 != "[" } == field.name
            }
        }
    }

    private static let places = MethodDescriptor.all.flatMap { method in
        fields(of: method, method.requestType) { $0 }
    }

    private static func fields(
        of method: MethodDescriptor, _ message: String, _ wrap: @escaping @Sendable (JSONValue) -> JSONValue
    ) -> [Place] {
        guard message != Timestamp.fullName, let found = Schema.regent.messages[message] else { return [] }
        // What the daemon fills is ignored where a request has it.
        return found.fields.filter { !$0.isOutputOnly }.flatMap { field -> [Place] in
            let wrapped: @Sendable (JSONValue) -> JSONValue = { value in
                wrap(.object([.init(field.name, field.isRepeated ? .array([value]) : value)]))
            }
            switch field.type {
            case .string:
                return [Place(method: method, message: message, field: field) { wrapped(.string($0)) }]
            case .message(let name):
                guard let entry = Schema.regent.messages[name], entry.isMapEntry else {
                    return fields(of: method, name, wrapped)
                }
                let isText = entry.fields[1].type == .string
                let key = Place(method: method, message: message, field: field) { text in
                    wrap(.object([.init(field.name, .object([.init(text, isText ? .string("v") : .number(1))]))]))
                }
                let value = Place(method: method, message: message, field: field) { text in
                    wrap(.object([.init(field.name, .object([.init("k", .string(text))]))]))
                }
                return isText ? [key, value] : [key]
            default: return []
            }
        }
    }

    /// Compared by bytes and never shown.
    private static let opaque: Set = [
        "SelectRequest.key", "SelectRequest.session", "SelectBatchRequest.keys", "ExplainRequest.key",
        "ExplainRequest.session",
    ]
    /// Long texts.
    private static let multiline: Set = [
        "AppliedDocument.reason", "Committee.description", "Mutation.reason", "Delegation.description",
        "Job.description", "Deployment.description", "SmokeResult.notes", "ConfirmTaskRequest.confirmation_notes",
        "ConfirmTaskRequest.validation_override_reason", "SetRootCauseRequest.root_cause",
        "Incident.description", "IncidentNote.text", "IncidentAction.text", "IncidentActionChange.waived_reason",
        "MitigateIncidentRequest.mitigation", "ResolveIncidentRequest.root_cause",
        "ResolveIncidentRequest.resolution", "ResolveIncidentRequest.no_action_reason", "AddIncidentNoteRequest.text",
        "UpdateIncidentRequest.description", "Model.description", "GrantOverrideRequest.comment",
        "DenyOverrideRequest.comment", "ChangeProposal.description", "ChangeProposal.rollback_plan",
        "ChangeProposal.monitoring_plan", "ChangedValue.json", "ChecklistAnswer.note", "AddReviewRequest.comment",
        "CastVoteRequest.comment", "Environment.description", "EvalSample.metadata", "UseCase.purpose",
        "ApproveUseCaseRequest.comment", "ReturnUseCaseRequest.comment", "ValidationRequest.description",
        "DecideValidationRequest.comment", "ReleaseAnswer.note", "ModelVersion.changelog",
        "ModelVersion.breaking_changes", "OptimiseDecisionModelRequest.rollback_plan",
        "OptimiseDecisionModelRequest.monitoring_plan",
    ]

    private static func name(_ place: Place) -> String {
        "\(place.message.split(separator: ".").last ?? "").\(place.field.name)"
    }

    @Test(
        "a control character, a line separator or a change of direction is refused in every text",
        arguments: [
            "\u{0}", "\u{1}", "\u{1b}[31m", "\r", "\u{7f}", "\u{85}", "\u{9b}31m", "\u{61c}", "\u{200e}", "\u{200f}",
            "\u{2028}", "\u{2029}", "\u{202a}", "\u{202e}", "\u{2066}", "\u{2069}",
        ])
    func control(_ bad: String) throws {
        #expect(Self.places.count > 100)
        // A NUL is refused before, by the decoder.
        guard bad != "\u{0}" else { return }
        for place in Self.places {
            #expect(try place.isRefused("a\(bad)b") == !Self.opaque.contains(Self.name(place)), "\(place)")
        }
    }

    @Test("line feeds and tabs are for long texts only", arguments: ["\n", "\t"])
    func lines(_ bad: String) throws {
        for place in Self.places {
            let isTaken = Self.opaque.union(Self.multiline).contains(Self.name(place))
            // The keys of labels are no long texts, whatever their values are.
            if Self.name(place) == "EvalSample.metadata" { continue }
            #expect(try place.isRefused("a\(bad)b") == !isTaken, "\(place)")
        }
    }

    @Test("other characters of any script pass where a text is free")
    func scripts() throws {
        for text in ["Ärger", "e\u{301}", "日本語", "עברית", "العربية", "🙂‍↔️", "a\u{a0}b", "a\u{200d}b", "–“”…"] {
            for place in Self.places where ["Mutation.reason", "CreateRunRequest.trigger"].contains(Self.name(place)) {
                #expect(try place.isRefused(text) == false, "\(place) \(text)")
            }
        }
    }

    /// Fields that name something, and the data of samples and outcomes that do not.
    private static let naming: Set = [
        "name", "run", "parent", "principal", "baseline", "candidate", "resource", "environment", "upload", "plan",
        "provider", "reporter", "requested_provider", "excluded_providers", "model_version", "job", "region", "prune",
    ]
    private static let data: Set = ["EvalSample", "RouteOutcome", "ScoreColumn", "MetricDeclaration"]

    /// What is checked where it is read: a gate names a run, a version, or a model's version in a state.
    private static let grammars: Set = ["GateRule.baseline"]

    @Test(
        "an invalid name is refused in every field that names a resource",
        arguments: ["models/a/../b/versions/1.0.0", "evalRuns/..", "a//b", "/a/b", "a/b/", "evalRuns/a b", "é/é", "."])
    func names(_ bad: String) throws {
        var seen: Set<String> = []
        for place in Self.places {
            let message = place.message.split(separator: ".").last.map(String.init) ?? ""
            guard !Self.data.contains(message), !Self.grammars.contains(Self.name(place)) else { continue }
            guard !place.field.resource.isEmpty || Self.naming.contains(place.field.name) else { continue }
            seen.insert(place.field.name)
            #expect(try place.isRefused(bad), "\(place)")
        }
        #expect(
            seen.isSuperset(of: ["name", "run", "model_version", "resource", "environment", "principal", "parent"]))
    }

    @Test("valid names pass")
    func goodNames() {
        #expect(
            CreateRunRequest(name: "evalRuns/r", type: .offline, modelVersion: "models/a/versions/1.0.0").violations()
                == [])
        #expect(CreateRunRequest(name: "evalRuns/r", type: .offline).violations() == [])
        for name in ["environments/prod", "environments/prod/providers/a", "models/m/environments/prod/rolloutPolicy"] {
            #expect(GetHistoryRequest(name: name).violations() == [])
            #expect(CanIRequest(action: "Select", resource: name).violations() == [])
        }
        #expect(CanIRequest(action: "Select").violations() == [])
    }
}
