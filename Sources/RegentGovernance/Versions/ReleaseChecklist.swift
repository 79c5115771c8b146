package import RegentMessages
package import RegentModel

/// The release checklist of a version: which items are done, by whose answer.
///
/// The daemon answers what the store shows; the rest is answered by people with AnswerReleaseChecklist.
package struct ReleaseChecklist: Sendable {
    /// An item as it stands.
    package struct Item: Sendable, Hashable {
        /// Which one.
        package let item: ReleaseItem
        /// Whether it is done, or not needed.
        package let isDone: Bool
        /// Whether the daemon answers it.
        package let isComputed: Bool
        /// What is missing, or where it can be seen.
        package let note: String
    }

    /// Every item, in order.
    package let items: [Item]

    /// Fewest reviewers of the code.
    package static let reviewerCountMin = 2

    /// The checklist of a version.
    ///
    /// - Parameters:
    ///   - base: the version that it was made from; nil for a first one.
    ///   - tag: as it is, or as the release gives it.
    package init(of version: ModelVersion, base: ModelVersion?, tag: String) {
        let breaks = Self.breaks(version, base)
        items = ReleaseItem.allKnown.filter { $0 != .unspecified }.map { item in
            switch item {
            case .changelog:
                Self.computed(
                    item, !version.changelog.isEmpty, "the version has no changelog: answer CHANGELOG with it")
            case .breakingChanges:
                Self.computed(
                    item, !breaks || !version.breakingChanges.isEmpty,
                    "the version breaks its base: answer BREAKING_CHANGES with what breaks")
            case .benchmarks:
                Self.computed(item, !version.performance.isEmpty, "no performance is recorded: record it first")
            case .committee:
                Self.computed(item, version.approval != nil, "no applied proposal stands behind the version")
            case .tag: Self.computed(item, !tag.isEmpty, "the release gives it a tag")
            case .ledgerEntry: Self.computed(item, version.revision > 0, "the version is not in the ledger")
            case .migrationGuide where !breaks && version.breakingChanges.isEmpty:
                Item(item: item, isDone: true, isComputed: true, note: "nothing breaks")
            default: Self.answered(item, version)
            }
        }
    }

    /// The items that are open.
    package var open: [ReleaseItem] { items.filter { !$0.isDone }.map(\.item) }

    /// Refuses a release while items are open.
    ///
    /// - Throws: `Refusal` RELEASE_CHECKLIST_INCOMPLETE with their names.
    package func check(_ name: String) throws(Refusal) {
        guard !open.isEmpty else { return }
        let names = open.map(\.name).joined(separator: ", ")
        throw Refusal(
            .releaseChecklistIncomplete, "the release checklist of \(name) is open at \(names)",
            ["resource": name, "open": names])
    }

    /// Whether callers of the base cannot go on as they are.
    private static func breaks(_ version: ModelVersion, _ base: ModelVersion?) -> Bool {
        guard let base else { return false }
        let bump = try? version.number.bump(from: base.number)
        return bump == .major || ModelContract.leastBump(from: base.contract, to: version.contract) == .major
    }

    private static func computed(_ item: ReleaseItem, _ isDone: Bool, _ missing: String) -> Item {
        Item(item: item, isDone: isDone, isComputed: true, note: isDone ? "" : missing)
    }

    private static func answered(_ item: ReleaseItem, _ version: ModelVersion) -> Item {
        let answer = version.releaseAnswers.first { $0.item == item }
        return Item(item: item, isDone: answer?.done == true, isComputed: false, note: answer?.note ?? "")
    }
}

extension ReleaseItem {
    /// Whether the daemon answers it alone.
    fileprivate var isOfTheDaemon: Bool {
        switch self {
        case .benchmarks, .committee, .tag, .ledgerEntry: true
        default: false
        }
    }
}

extension ModelVersion {
    /// The version with answers to its checklist; an item that was answered has the newer answer.
    ///
    /// CHANGELOG and BREAKING_CHANGES set the fields of the version, by which the daemon answers them.
    /// - Parameter authors: who wrote the proposal behind the version; they have not reviewed its code.
    /// - Throws: `Refusal` VERSION_INVALID for an item that the daemon answers, or an answer that is not whole.
    package func answered(
        _ answers: [ReleaseAnswer], authors: [String] = [], _ command: Command
    ) throws(Refusal) -> Change<ModelVersion> {
        try applying(command) { version throws(Refusal) in
            try Self.checkOnce("answers", answers.map(\.item.name))
            for var answer in answers {
                try version.check(answer, authors)
                switch answer.item {
                case .changelog: version.changelog = answer.done ? answer.note : ""
                case .breakingChanges: version.breakingChanges = answer.done ? answer.note : ""
                default: break
                }
                answer.answeredBy = command.actor.name
                answer.answerTime = command.time
                version.releaseAnswers.removeAll { $0.item == answer.item }
                version.releaseAnswers.append(answer)
            }
            version.releaseAnswers.sort { $0.item.rawValue < $1.item.rawValue }
        }
    }

    private func check(_ answer: ReleaseAnswer, _ authors: [String]) throws(Refusal) {
        let item = answer.item.name
        guard !answer.item.isOfTheDaemon else {
            throw Self.invalid("answers", "\(item) is answered by the daemon")
        }
        guard answer.done else { return }
        switch answer.item {
        case .changelog, .breakingChanges, .migrationGuide:
            guard !answer.note.isEmpty else {
                throw Self.invalid("answers", "\(item) needs a note: the text or its place")
            }
        case .codeReview: try checkReviewers(answer.reviewers, authors)
        default: break
        }
    }

    private func checkReviewers(_ reviewers: [String], _ authors: [String]) throws(Refusal) {
        let people = Set(reviewers.filter { !$0.isEmpty }.map { $0.asciiLowercased.replacingPrefix("principals/") })
        guard people.count >= ReleaseChecklist.reviewerCountMin else {
            throw Self.invalid(
                "answers", "CODE_REVIEW needs at least \(ReleaseChecklist.reviewerCountMin) different reviewers")
        }
        let own = ([registeredBy] + authors).first { name in
            people.contains(name.asciiLowercased.replacingPrefix("principals/"))
        }
        if let own {
            throw Self.invalid("answers", "\(own) registered or proposed the version and is no reviewer of it")
        }
    }

    /// The released version, with its tag.
    ///
    /// - Parameters:
    ///   - tag: empty = "v" and the version.
    ///   - base: the version that it was made from.
    ///   - isApplied: whether the proposal behind it is applied.
    /// - Throws: `Refusal` VERSION_NOT_APPROVED without an applied proposal; RELEASE_CHECKLIST_INCOMPLETE.
    package func released(
        tag: String, base: ModelVersion?, isApplied: Bool, _ command: Command
    ) throws(Refusal) -> Change<ModelVersion> {
        try applying(command) { version throws(Refusal) in
            guard approval != nil, isApplied else {
                throw Refusal(
                    .versionNotApproved,
                    "no applied proposal stands behind \(name): propose it, and release it once that is applied",
                    ["resource": name, "proposal": approval?.proposal ?? ""])
            }
            version.tag = tag.isEmpty ? "v\(self.version)" : tag
            try ReleaseChecklist(of: version, base: base, tag: version.tag).check(name)
            version.releaseTime = command.time
            version.releasedBy = command.actor.name
        }
    }
}

extension String {
    /// Without what it begins with; the whole text where it does not.
    fileprivate func replacingPrefix(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}
