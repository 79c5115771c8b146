package import RegentMessages
import RegentModel
import RegentGovernance
import RegentServices
import RegentStorage
import RegentTestKit

extension ServiceBench {
    private typealias Methods = VersionServiceMethods

    /// A version that can be registered: an artifact, a decision model, a changelog.
    package static func version(_ name: String, base: String = "") -> ModelVersion {
        ModelVersion(
            name: name, base: base,
            artifacts: [VersionArtifact(name: "model.onnx", digest: "sha256:" + String(repeating: "ab", count: 32))],
            decisionModel: DecisionModel(
                weights: [0.3, 0.3, 0.2, 0.2], biases: ["default": 0], thresholdAuto: 0.15, thresholdEscalate: 0.5),
            changelog: "First weights")
    }

    /// Registers a version; the model is there.
    @discardableResult
    package func register(_ version: ModelVersion) async throws -> ModelVersion {
        let model = version.name.split(separator: "/").prefix(2).joined(separator: "/")
        try await plant(model, state: "ACTIVE")
        let request = RegisterVersionRequest(version: version, mutation: .fresh())
        return try await call(Methods.registerVersion, request).version ?? ModelVersion()
    }

    /// Registers the target of a proposal, or binds its DRAFT, as ApplyProposal does; the proposal is applied.
    @discardableResult
    package func approve(_ target: ModelVersion, by proposal: String = "proposals/p1") async throws -> ModelVersion {
        try await plant(proposal, state: "APPLIED")
        let approval = VersionApproval(
            proposal: proposal, approvedBy: ["principals/charlie", "principals/diana"],
            approveTime: Timestamp(microseconds: 5), impact: ["youden_improvement": 0.032])
        let command = Command.daemon(Methods.registerVersion.descriptor, now: context.now())
        return try await store.write(MutationCall(command)) { store in
            try store.put(try store.approving(target, by: approval, command))
        }
    }

    /// A DRAFT with an applied proposal behind it and its checklist complete.
    @discardableResult
    package func releasable(_ version: ModelVersion) async throws -> ModelVersion {
        try await register(version)
        try await approve(version)
        _ = try await call(
            Methods.recordPerformance,
            RecordPerformanceRequest(
                name: version.name, performance: ["correct_auto": 0.948, "auto_rate": 0.1, "escalate_rate": 0.1],
                mutation: .fresh()))
        let answered = try await call(
            Methods.answerReleaseChecklist,
            AnswerReleaseChecklistRequest(name: version.name, answers: Self.answers, mutation: .fresh()))
        return answered.version ?? ModelVersion()
    }

    /// What people answer of a version that breaks nothing.
    package static let answers: [ReleaseAnswer] = [
        ReleaseAnswer(item: .tests, done: true, note: "ci/812"),
        ReleaseAnswer(item: .codeReview, done: true, reviewers: ["grace", "heidi"]),
        ReleaseAnswer(item: .documentation, done: true), ReleaseAnswer(item: .releaseNotes, done: true),
    ]

    /// Releases a version that can be.
    @discardableResult
    package func release(_ version: ModelVersion) async throws -> ModelVersion {
        try await releasable(version)
        let request = ReleaseVersionRequest(name: version.name, mutation: .fresh())
        return try await call(Methods.releaseVersion, request).version ?? ModelVersion()
    }

    /// Puts a run of a version into the store that has passed just now; gives its name.
    @discardableResult
    package func prove(
        _ version: String, _ type: EvalRunType, as run: String? = nil, state: EvalRunState = .passed
    ) async throws -> String {
        let name = run ?? "evalRuns/\(type.name.lowercased())"
        let command = Command.daemon(EvaluationServiceMethods.createRun.descriptor, now: context.now())
        return try await store.write(MutationCall(command)) { store in
            let run = EvalRun(name: name, type: type, modelVersion: version, state: state, sealTime: command.time)
            return try store.put(Change(after: run, effect: .created("planted"), command: command)).name
        }
    }

    /// Puts a version into a state that only a rollout leads to.
    @discardableResult
    package func promote(
        _ name: String, to state: ModelVersionState, in environment: String = ModelVersion.ownEnvironment
    ) async throws -> ModelVersion {
        let command = Command.daemon(Methods.releaseVersion.descriptor, now: context.now())
        return try await store.write(MutationCall(command)) { store in
            var version = try store.require(ModelVersion.self, name)
            version.enter(state, in: environment, command.time)
            return try store.put(Change(after: version, effect: .changed("version.promoted"), command: command))
        }
    }

    /// Puts a document of another area into the store as it is, if there is none of its name; nothing where the store
    /// has no documents of its kind.
    package func plant(_ name: String, state: String) async throws {
        guard let type = Documents.byKind[try ResourceName(name).kind] else { return }
        func put<D: Document>(_ type: D.Type) async throws {
            guard try await store.get(type, name) == nil else { return }
            let hasState = Schema.regent.messages[D.fullName]?.field(named: "state") != nil
            let document = try D(
                json: .object(
                    [.init("name", .string(name))] + (hasState ? [.init("state", .string(state))] : [])))
            let command = Command.daemon(Methods.registerVersion.descriptor, now: context.now())
            _ = try await store.write(MutationCall(command)) { store in
                try store.put(Change(after: document, effect: .created("planted"), command: command))
            }
        }
        try await put(type)
    }
}
