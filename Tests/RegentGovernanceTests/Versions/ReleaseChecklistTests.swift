import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("The release checklist")
struct ReleaseChecklistTests {
    private typealias Methods = VersionServiceMethods

    static let base = ModelVersion(name: "models/m/versions/1.0.0", model: "models/m", version: "1.0.0")

    /// A version of which every item is done.
    static let complete = ModelVersion(
        name: "models/m/versions/1.0.1", revision: 9, model: "models/m", version: "1.0.1", state: .draft,
        base: base.name, performance: ["auto_rate": 0.1], changelog: "More", registeredBy: "principals/ada",
        approval: VersionApproval(proposal: "proposals/p"), releaseAnswers: ServiceBench.answers)

    /// What is taken away of the complete version, and the item that is open then.
    static let openings: [(item: ReleaseItem, edit: @Sendable (inout ModelVersion) -> Void)] = [
        (.tests, { $0.releaseAnswers.removeAll { $0.item == .tests } }),
        (.tests, { $0.releaseAnswers[0].done = false }),
        (.codeReview, { $0.releaseAnswers.removeAll { $0.item == .codeReview } }),
        (.documentation, { $0.releaseAnswers.removeAll { $0.item == .documentation } }),
        (.releaseNotes, { $0.releaseAnswers.removeAll { $0.item == .releaseNotes } }),
        (.changelog, { $0.changelog = "" }), (.benchmarks, { $0.performance = [:] }),
        (.committee, { $0.approval = nil }), (.ledgerEntry, { $0.revision = 0 }),
        (.migrationGuide, { $0.breakingChanges = "the field age is gone" }),
    ]

    @Test("A complete one is open at nothing and has every item once, in order")
    func whole() throws {
        let checklist = ReleaseChecklist(of: Self.complete, base: Self.base, tag: "v1.0.1")
        #expect(checklist.open == [])
        #expect(checklist.items.map(\.item.rawValue) == Array(1...11))
        try checklist.check("it")
    }

    @Test("What is missing is open, and nothing else", arguments: openings.indices)
    func open(row: Int) {
        var version = Self.complete
        Self.openings[row].edit(&version)
        let checklist = ReleaseChecklist(of: version, base: Self.base, tag: "v1.0.1")
        #expect(checklist.open == [Self.openings[row].item])
        #expect(refusal { try checklist.check("it") } == .releaseChecklistIncomplete)
    }

    @Test("Without a tag the tag is open")
    func tag() {
        #expect(ReleaseChecklist(of: Self.complete, base: Self.base, tag: "").open == [.tag])
    }

    @Test("What breaks is marked and has a guide, of a MAJOR version and of an incompatible contract alike")
    func breaking() {
        var major = Self.complete
        major.name = "models/m/versions/2.0.0"
        var incompatible = Self.complete
        incompatible.contract = ModelContract()
        var base = Self.base
        base.contract = ModelContract(inputs: [ContractField(name: "age", type: "number")])
        for (version, base) in [(major, Self.base), (incompatible, base)] {
            var version = version
            #expect(
                ReleaseChecklist(of: version, base: base, tag: "t").open == [.breakingChanges, .migrationGuide])
            version.breakingChanges = "age is gone"
            #expect(ReleaseChecklist(of: version, base: base, tag: "t").open == [.migrationGuide])
            version.releaseAnswers.append(ReleaseAnswer(item: .migrationGuide, done: true, note: "guides/2.0"))
            #expect(ReleaseChecklist(of: version, base: base, tag: "t").open == [])
        }
    }

    @Test("Answers are kept with who gave them, the newest of an item; changelog and mark set their fields")
    func answers() throws {
        let command = Command.of(Methods.answerReleaseChecklist, by: "principals/bo", now: 7)
        let first = try Self.complete.answered(
            [
                ReleaseAnswer(item: .tests, done: false, note: "flaky"),
                ReleaseAnswer(item: .changelog, done: true, note: "Other words"),
                ReleaseAnswer(item: .breakingChanges, done: true, note: "age is gone"),
            ], command
        ).after
        #expect(first.changelog == "Other words" && first.breakingChanges == "age is gone")
        let tests = first.releaseAnswers.filter { $0.item == .tests }
        #expect(tests.count == 1 && tests[0].note == "flaky" && !tests[0].done)
        #expect(tests[0].answeredBy == "principals/bo" && tests[0].answerTime?.microseconds == 7)
        #expect(first.releaseAnswers.map(\.item.rawValue) == first.releaseAnswers.map(\.item.rawValue).sorted())
        let second = try first.answered([ReleaseAnswer(item: .breakingChanges)], command).after
        #expect(second.breakingChanges.isEmpty)
    }

    @Test(
        "An answer that is not whole is refused",
        arguments: [
            [ReleaseAnswer(item: .benchmarks, done: true)], [ReleaseAnswer(item: .committee, done: true)],
            [ReleaseAnswer(item: .tag, done: true)], [ReleaseAnswer(item: .ledgerEntry, done: true)],
            [ReleaseAnswer(item: .changelog, done: true)], [ReleaseAnswer(item: .migrationGuide, done: true)],
            [ReleaseAnswer(item: .breakingChanges, done: true)], [ReleaseAnswer(item: .codeReview, done: true)],
            [ReleaseAnswer(item: .codeReview, done: true, reviewers: ["grace"])],
            [ReleaseAnswer(item: .codeReview, done: true, reviewers: ["grace", "Grace", ""])],
            [ReleaseAnswer(item: .codeReview, done: true, reviewers: ["grace", "principals/Grace"])],
            [ReleaseAnswer(item: .codeReview, done: true, reviewers: ["grace", "heidi", "Ada"])],
            [ReleaseAnswer(item: .codeReview, done: true, reviewers: ["grace", "heidi", "principals/ada"])],
            [ReleaseAnswer(item: .tests, done: true), ReleaseAnswer(item: .tests)],
        ])
    func refused(answers: [ReleaseAnswer]) {
        let command = Command.of(Methods.answerReleaseChecklist)
        #expect(refusal { _ = try Self.complete.answered(answers, command) } == .versionInvalid)
    }

    @Test("Who proposed a version has not reviewed its code", arguments: ["Alice", "principals/alice"])
    func author(reviewer: String) throws {
        let answers = [ReleaseAnswer(item: .codeReview, done: true, reviewers: ["grace", "heidi", reviewer])]
        let command = Command.of(Methods.answerReleaseChecklist)
        #expect(
            refusal { _ = try Self.complete.answered(answers, authors: ["principals/alice"], command) }
                == .versionInvalid)
        _ = try Self.complete.answered(answers, authors: ["principals/bob"], command)
    }

    @Test("A release needs an applied proposal and a complete checklist, and happens once")
    func release() throws {
        let command = Command.of(Methods.releaseVersion, by: "principals/op", now: 11)
        func reason(_ version: ModelVersion, isApplied: Bool = true) -> ErrorReason? {
            refusal { _ = try version.released(tag: "", base: Self.base, isApplied: isApplied, command) }
        }
        var version = Self.complete
        version.approval = nil
        #expect(reason(version) == .versionNotApproved)
        #expect(reason(Self.complete, isApplied: false) == .versionNotApproved)
        version = Self.complete
        version.performance = [:]
        #expect(reason(version) == .releaseChecklistIncomplete)
        let released = try Self.complete.released(tag: "", base: Self.base, isApplied: true, command).after
        #expect(released.tag == "v1.0.1" && released.releasedBy == "principals/op" && released.state == .draft)
        #expect(released.releaseTime?.microseconds == 11)
        #expect(reason(released) == .illegalTransition)
        let tagged = try Self.complete.released(tag: "model-1", base: Self.base, isApplied: true, command).after
        #expect(tagged.tag == "model-1")
    }
}
