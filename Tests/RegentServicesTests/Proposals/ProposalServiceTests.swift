import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Proposals over a store: versions, other proposals, evidence, scopes.
@Suite("Proposals", .timeLimit(.minutes(10)))
struct ProposalServiceTests {
    typealias Methods = ProposalServiceMethods

    @Test("a first version is proposed, agreed to and applied: it is registered with its approval")
    func applied() async throws {
        let people = try await ProposalBench.open()
        try await people.create()
        try await people.approve()
        let approved = try await people.stored()
        #expect(approved.state == .approved && approved.approval?.approvedBy == people.leads.map(\.name))
        let receipt = try #require(try await people.apply().receipt)
        #expect(!receipt.singlePersonMode)
        let applied = try await people.stored()
        #expect(applied.state == .applied && applied.appliedBy == "principals/operator")
        #expect(!applied.singlePersonMode && receipt.etag == applied.etag)
        let version = try await people.bench.store.require(ModelVersion.self, ProposalBench.first)
        #expect(version.state == .draft && version.approval?.proposal == applied.name)
        #expect(version.approval?.approvedBy == people.leads.map(\.name))
        #expect(version.decisionModel?.weights == [0.3, 0.3] && version.decisionModel?.thresholdAuto == 0.15)
        // Both stand in the ledger one after the other, made by one call.
        let entries = try await people.bench.store.entries(from: receipt.revision)
        #expect(entries.map(\.resource) == [applied.name, version.name])
        #expect(entries.first?.event == "proposal.applied")
    }

    @Test("the version that a proposal starts from stays as it is but for what is proposed")
    func successor() async throws {
        let people = try await ProposalBench.open()
        try await people.create()
        try await people.approve()
        try await people.apply()
        var next = ProposalBench.draft("q", version: "1.0.1")
        next.baseVersion = ProposalBench.first
        try await people.create(next)
        await expectRefusal(.bumpTooSmall) { try await people.submit("q") }
        next.targetVersion = "\(ProposalBench.model)/versions/1.1.0"
        next.newValues = [ChangedValue(name: "weights", json: "[0.4,0.2]")]
        _ = try await people.bench.call(
            Methods.updateProposal, UpdateProposalRequest(proposal: next, mutation: .fresh()), as: people.author)
        try await people.approve("q")
        try await people.apply("q")
        let version = try await people.bench.store.require(ModelVersion.self, next.targetVersion)
        #expect(version.base == ProposalBench.first && version.decisionModel?.weights == [0.4, 0.2])
        #expect(version.decisionModel?.thresholdEscalate == 0.5)
    }

    @Test("a change starts from a version that was agreed to, and a model has one first version")
    func bases() async throws {
        let people = try await ProposalBench.open()
        try await people.bench.register(ServiceBench.version("\(ProposalBench.model)/versions/0.9.0"))
        var next = ProposalBench.draft("q", version: "1.0.0")
        next.baseVersion = "\(ProposalBench.model)/versions/0.9.0"
        try await people.create(next)
        await expectRefusal(.versionNotApproved) { try await people.submit("q") }
        // A version that is only registered keeps no first one from being proposed.
        try await people.create()
        try await people.approve()
        try await people.apply()
        try await people.create(ProposalBench.draft("r", version: "1.0.1"))
        await expectRefusal(.proposalInvalid) { try await people.submit("r") }
        // What is said to have been there is what the base holds.
        var told = ProposalBench.draft("s", version: "1.1.0")
        told.baseVersion = ProposalBench.first
        told.oldValues = [ChangedValue(name: "weights", json: "[0.9,0.1]")]
        try await people.create(told)
        await expectRefusal(.proposalInvalid) { try await people.submit("s") }
    }

    @Test("a DRAFT that was registered for its evidence is bound by its digest")
    func bound() async throws {
        let people = try await ProposalBench.open()
        let registered = try await people.bench.call(
            VersionServiceMethods.registerVersion,
            RegisterVersionRequest(
                version: ModelVersion(
                    name: ProposalBench.first,
                    artifacts: [
                        VersionArtifact(name: "m", digest: "sha256:" + String(repeating: "0", count: 64), size: 1)
                    ]),
                mutation: .fresh()))
        var draft = ProposalBench.draft()
        // Without its digest the proposal is for other content, which is seen when it is submitted.
        try await people.create(draft)
        await expectRefusal(.versionContentDiffers) { try await people.submit() }
        draft.targetContentDigest = registered.version?.contentDigest ?? []
        _ = try await people.bench.call(
            Methods.updateProposal, UpdateProposalRequest(proposal: draft, mutation: .fresh()), as: people.author)
        try await people.approve()
        try await people.apply()
        let version = try await people.bench.store.require(ModelVersion.self, ProposalBench.first)
        #expect(version.approval?.proposal == draft.name && version.contentDigest == draft.targetContentDigest)
    }

    @Test("applying one supersedes the open ones for the same base in the same call")
    func superseded() async throws {
        let people = try await ProposalBench.open()
        for (id, version) in [("p", "1.0.0"), ("q", "2.0.0"), ("r", "3.0.0")] {
            try await people.create(ProposalBench.draft(id, version: version))
        }
        try await people.approve("q")
        try await people.approve("p")
        try await people.apply("p")
        for id in ["q", "r"] {
            let other = try await people.stored(id)
            #expect(other.state == .superseded && other.supersededBy == "proposals/p")
        }
        await expectRefusal(.illegalTransition) { try await people.apply("q") }
    }

    @Test("of two verbs on one etag exactly one wins", arguments: ["review", "vote", "apply"])
    func concurrent(verb: String) async throws {
        let people = try await ProposalBench.open()
        try await people.create()
        if verb == "review" {
            try await people.submit()
            try await people.bench.answerAll("proposals/p", as: people.author)
        } else {
            try await people.approve()
            if verb == "vote" {
                // Back to the committee.
                return try await votes(people)
            }
        }
        let etag = try await people.stored().etag
        let won = await withTaskGroup(of: Bool.self) { group in
            for caller in [people.ann, people.ben] {
                group.addTask {
                    do {
                        if verb == "review" {
                            try await people.review(by: caller, etag: etag)
                        } else {
                            try await people.apply(etag: etag)
                        }
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(won == 1)
    }

    private func votes(_ people: ProposalBench) async throws {
        try await people.create(ProposalBench.draft("q", version: "2.0.0"))
        try await people.submit("q")
        try await people.bench.answerAll("proposals/q", as: people.author)
        try await people.review("q", by: people.ann)
        try await people.review("q", by: people.ben)
        let etag = try await people.stored("q").etag
        let won = await withTaskGroup(of: Bool.self) { group in
            for place in 0..<3 {
                group.addTask { (try? await people.vote(place, on: "q", etag: etag)) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(won == 1)
        #expect(try await people.stored("q").votes.count == 1)
    }

    @Test("approving, voting and applying need the etag that was read")
    func etags() async throws {
        let people = try await ProposalBench.open()
        try await people.create()
        try await people.submit()
        await expectRefusal(.etagRequired) { try await people.review(by: people.ann, etag: "") }
        let old = try await people.stored().etag
        try await people.bench.answerAll("proposals/p", as: people.author)
        await expectRefusal(.etagMismatch) { try await people.review(by: people.ann, etag: old) }
        try await people.review(by: people.ann)
        try await people.review(by: people.ben)
        await expectRefusal(.etagRequired) { try await people.vote(0, etag: "") }
        for place in 0..<3 { try await people.vote(place) }
        await expectRefusal(.etagRequired) { try await people.apply(etag: "") }
    }

    @Test("what is refused leaves the store as it was")
    func refused() async throws {
        let people = try await ProposalBench.open()
        try await people.create()
        try await people.submit()
        let before = try await people.bench.content()
        await expectRefusal(.segregationOfDuties) {
            try await people.review(by: ProposalBench.caller("author", .approver))
        }
        await expectRefusal(.illegalTransition) { try await people.vote(0) }
        await expectRefusal(.illegalTransition) { try await people.apply() }
        #expect(try await people.bench.content() == before)
        try await people.bench.answerAll("proposals/p", as: people.author)
        try await people.review(by: people.ann)
        try await people.review(by: people.ben)
        let reviewed = try await people.bench.content(without: ["denials"])
        await expectRefusal(.seatNotHeld) { try await people.vote(0, by: people.leads[1]) }
        await expectRefusal(.seatNotHeld) { try await people.vote(0, by: people.ann) }
        #expect(try await people.bench.content(without: ["denials"]) == reviewed)
    }

    @Test("a role of another model reaches no proposal of this one")
    func scopes() async throws {
        let people = try await ProposalBench.open()
        try await people.create()
        try await people.submit()
        let elsewhere = ProposalBench.caller("far", .approver, scope: "models/other")
        await expectRefusal(.permissionDenied) { try await people.review(by: elsewhere) }
        await expectRefusal(.permissionDenied) {
            _ = try await people.bench.call(
                Methods.getProposal, GetProposalRequest(name: "proposals/p"), as: elsewhere)
        }
        let here = ProposalBench.caller("near", .approver, scope: ProposalBench.model)
        for (caller, count) in [(elsewhere, 0), (here, 1)] {
            let listed = try await people.bench.call(Methods.listProposals, ListProposalsRequest(), as: caller)
            #expect(listed.proposals.count == count)
        }
        try await people.review(by: here)
        // An author of one model does not move a proposal into another one.
        let narrow = ProposalBench.caller("author", .operator, scope: ProposalBench.model)
        try await people.review(by: here, .requestChanges)
        var moved = try await people.stored()
        (moved.model, moved.targetVersion) = ("", "")
        (moved.changeType, moved.newValues) = (.configChange, [ChangedValue(name: "a", json: "1")])
        await expectRefusal(.permissionDenied) {
            _ = try await people.bench.call(
                Methods.updateProposal, UpdateProposalRequest(proposal: moved, mutation: .fresh()), as: narrow)
        }
    }

    @Test("evidence is counted by the server and held by its digests", arguments: [(1_000, false), (1_001, true)])
    func evidence(samples: Int, isEnough: Bool) async throws {
        let people = try await ProposalBench.open(samples: samples)
        try await people.create()
        try await people.submit()
        let submitted = try await people.stored()
        #expect(submitted.evidence.map(\.scoredSamples) == [UInt64(samples)])
        // Who made and sealed the run is its uploader: here the owner of the store.
        #expect(submitted.evidence.map(\.uploadedBy) == [["principals/uid-7"]])
        #expect(submitted.checklist.map(\.result) == [isEnough ? .yes : .no])
        try await people.bench.answerAll("proposals/p", as: people.author)
        try await people.review(by: people.ann)
        guard isEnough else {
            await expectRefusal(.checklistIncomplete) { try await people.review(by: people.ben) }
            return
        }
        _ = try await people.bench.call(
            EvaluationServiceMethods.invalidateRun,
            InvalidateRunRequest(run: "evalRuns/proof", mutation: .fresh("labels were swapped")))
        await expectRefusal(.approvalStale) { try await people.review(by: people.ben) }
    }

    @Test("a run that is missing or not sealed is no evidence, nor a model that is not there a subject")
    func missing() async throws {
        let people = try await ProposalBench.open()
        var draft = ProposalBench.draft()
        draft.evidenceRuns = ["evalRuns/none"]
        try await people.create(draft)
        await expectRefusal(.evidenceInvalid) { try await people.submit() }
        try await people.bench.run("evalRuns/open")
        draft.evidenceRuns = ["evalRuns/open"]
        _ = try await people.bench.call(
            Methods.updateProposal, UpdateProposalRequest(proposal: draft, mutation: .fresh()), as: people.author)
        await expectRefusal(.evidenceInvalid) { try await people.submit() }
        var lost = ChangeProposal.firstVersion("proposals/lost", model: "models/none")
        await expectRefusal(.notFound) { try await people.create(lost) }
        lost = ProposalBench.draft("lost", version: "2.0.0")
        lost.baseVersion = "\(ProposalBench.model)/versions/1.9.0"
        await expectRefusal(.notFound) { try await people.create(lost) }
    }

    @Test("a change of configuration is for the fields as they were", arguments: [true, false])
    func configuration(isSame: Bool) async throws {
        let people = try await ProposalBench.open()
        try await people.create(
            ChangeProposal(
                name: "proposals/p", model: ProposalBench.model, changeType: .configChange, description: "tags",
                newValues: [ChangedValue(name: "tags", json: "[\"a\"]")], rollbackPlan: "set them back"))
        try await people.approve()
        let changed = Model(
            name: ProposalBench.model, riskTier: isSame ? .high : .medium, tags: isSame ? [] : ["b"])
        _ = try await people.bench.call(
            ModelServiceMethods.updateModel, UpdateModelRequest(model: changed, mutation: .fresh()))
        guard isSame else {
            await expectRefusal(.baseChanged) { try await people.apply() }
            return
        }
        try await people.apply()
        let model = try await people.bench.store.require(Model.self, ProposalBench.model)
        #expect(model.tags == ["a"] && model.riskTier == .high)
    }

    @Test("who holds roles that are never in one hand does not judge, whoever granted them")
    func conflicting() async throws {
        let people = try await ProposalBench.open()
        try await people.create()
        try await people.submit()
        let granted = [Role.approver, .operator].map { role in
            Authorisation(role: role.name, permissions: RolePermissions.of(role), scope: .everything)
        }
        let both = Caller(name: "principals/ann", authority: .granted(granted))
        await expectRefusal(.segregationOfDuties) { try await people.review(by: both) }
        try await people.review(by: people.ann)
    }

    @Test("who wrote the proposal of a version does not validate it, whoever applied it")
    func validation() async throws {
        let people = try await ProposalBench.open()
        try await people.create()
        try await people.approve()
        try await people.apply()
        typealias Validations = ValidationServiceMethods
        let said = ValidationRequest(name: "validationRequests/v", version: ProposalBench.first)
        let asked = try await people.bench.call(
            Validations.requestValidation, RequestValidationRequest(validationRequest: said, mutation: .fresh()))
        #expect(asked.validationRequest?.registrant == people.operatorCaller.name)
        func decide(as caller: Caller) async throws {
            _ = try await people.bench.call(
                Validations.decideValidation,
                DecideValidationRequest(
                    name: said.name, decision: .approve, comment: "fine",
                    mutation: .fresh(etag: asked.validationRequest?.etag ?? "")), as: caller)
        }
        let author = ProposalBench.caller("author", .approver)
        await expectRefusal(.segregationOfDuties) {
            _ = try await people.bench.call(
                Validations.startValidation, StartValidationRequest(name: said.name, mutation: .fresh()), as: author)
        }
        await expectRefusal(.segregationOfDuties) { try await decide(as: author) }
        let waiting = try await people.bench.call(
            InboxServiceMethods.listApprovals, ListApprovalsRequest(), as: author)
        #expect(waiting.items == [])
        try await decide(as: people.ann)
    }

    @Test("who sent the samples made the evidence, whoever created and sealed the run")
    func uploaders() async throws {
        let people = try await ProposalBench.open()
        _ = try await people.bench.call(
            EvaluationServiceMethods.createRun,
            CreateRunRequest(name: "evalRuns/shared", type: .offline, mutation: .fresh()))
        for (id, samples) in [("ann", 0..<600), ("ben", 600..<1_200), ("ann", 0..<600)] {
            let rows = ServiceBench.rows(samples.map { "s\($0)" })
            try await people.bench.stream(
                EvaluationServiceMethods.uploadSamples,
                [
                    UploadSamplesRequest(
                        request: .start(UploadStart(run: "evalRuns/shared", upload: id, resume: true))),
                    UploadSamplesRequest(request: .batch(SampleBatch(seq: 1, rows: rows))),
                ], as: Caller(name: "principals/\(id)", authority: .all)
            ) { _ in }
        }
        _ = try await people.bench.call(
            EvaluationServiceMethods.sealRun, SealRunRequest(run: "evalRuns/shared", mutation: .fresh()))
        var draft = ProposalBench.draft()
        draft.evidenceRuns = ["evalRuns/shared"]
        try await people.create(draft)
        try await people.submit()
        let makers = ["principals/ann", "principals/ben", "principals/uid-7"]
        #expect(try await people.stored().evidence.map(\.uploadedBy) == [makers])
        try await people.bench.answerAll("proposals/p", as: people.author)
        try await people.review(by: people.ann)
        await expectRefusal(.segregationOfDuties) { try await people.review(by: people.ben) }
        try await people.review(by: people.leads[0])
    }

    @Test("a run of another model is no evidence, and one that the author may not read is as if it were not there")
    func elsewhere() async throws {
        let people = try await ProposalBench.open()
        for (name, version) in [("near", ProposalBench.first), ("far", "models/other/versions/1.0.0")] {
            _ = try await people.bench.call(
                EvaluationServiceMethods.createRun,
                CreateRunRequest(
                    name: "evalRuns/\(name)", type: .offline, modelVersion: version, unregistered: true,
                    mutation: .fresh()))
            try await people.bench.upload("evalRuns/\(name)", [(1, ServiceBench.rows(["a", "b"]))])
            _ = try await people.bench.call(
                EvaluationServiceMethods.sealRun, SealRunRequest(run: "evalRuns/\(name)", mutation: .fresh()))
        }
        let narrow = ProposalBench.caller("author", .operator, scope: ProposalBench.model)
        func submit(citing run: String, as caller: Caller) async throws {
            var draft = ProposalBench.draft()
            draft.evidenceRuns = ["evalRuns/\(run)"]
            _ = try await people.bench.call(
                Methods.updateProposal, UpdateProposalRequest(proposal: draft, mutation: .fresh()), as: caller)
            _ = try await people.bench.call(
                Methods.submitProposal, SubmitProposalRequest(name: draft.name, mutation: .fresh()), as: caller)
        }
        try await people.create()
        await expectRefusal(.evidenceInvalid) { try await submit(citing: "far", as: people.author) }
        // Neither the refusal nor its metadata tells a run elsewhere from none.
        let refusals = await [
            failure { try await submit(citing: "far", as: narrow) },
            failure { try await submit(citing: "none", as: narrow) },
        ]
        #expect(refusals.map(\.?.reason) == [ErrorReason.evidenceInvalid.name, ErrorReason.evidenceInvalid.name])
        #expect(refusals.map { $0?.metadata.keys.sorted() ?? [] } == [["resource"], ["resource"]])
        #expect(try await people.stored().evidence == [])
        try await submit(citing: "near", as: narrow)
        #expect(try await people.stored().state == .submitted)
    }

    @Test("what lies elsewhere is not looked up for who may not know of it", arguments: [true, false])
    func unknown(isThere: Bool) async throws {
        let people = try await ProposalBench.open()
        if isThere { try await people.bench.register(ServiceBench.version("models/other/versions/1.0.0")) }
        let narrow = ProposalBench.caller("author", .operator, scope: ProposalBench.model)
        var draft = ProposalBench.draft(version: "2.0.0")
        draft.baseVersion = "models/other/versions/1.0.0"
        await expectRefusal(.proposalInvalid) {
            _ = try await people.bench.call(
                Methods.createProposal, CreateProposalRequest(proposal: draft, mutation: .fresh()), as: narrow)
        }
        try await people.create()
        (draft.model, draft.targetVersion) = ("models/other", "models/other/versions/2.0.0")
        await expectRefusal(.permissionDenied) {
            _ = try await people.bench.call(
                Methods.updateProposal, UpdateProposalRequest(proposal: draft, mutation: .fresh()), as: narrow)
        }
    }

    @Test("a delegate of the author does not review, whether of the model or of a delegation")
    func delegates() async throws {
        let people = try await ProposalBench.open()
        _ = try await people.bench.call(
            ModelServiceMethods.updateModel,
            UpdateModelRequest(
                model: Model(
                    name: ProposalBench.model, owner: "principals/lead0", delegates: ["principals/lead1"]),
                mutation: .fresh()))
        let owner = ProposalBench.caller("lead0", .operator)
        _ = try await people.bench.call(
            Methods.createProposal, CreateProposalRequest(proposal: ProposalBench.draft(), mutation: .fresh()),
            as: owner)
        _ = try await people.bench.call(
            Methods.submitProposal, SubmitProposalRequest(name: "proposals/p", mutation: .fresh()), as: owner)
        #expect(try await people.stored().policy?.authorDelegates == ["principals/lead1"])
        await expectRefusal(.segregationOfDuties) { try await people.review(by: people.leads[1]) }
        try await people.review(by: people.leads[2])
    }
}
