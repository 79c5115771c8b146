import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentModel
import RegentText

/// Change proposals.
enum ProposalNoun: PutNoun {
    typealias Place = NamedPlace<ChangeProposal>

    static let get = ProposalServiceMethods.getProposal
    static let list = ProposalServiceMethods.listProposals
    static let put = ProposalServiceMethods.updateProposal
    static let words = ["proposal"]
    static let plural = "proposals"
    static let abstract = "Change proposals: what is to change, the evidence for it, and who agreed."
    static let examples = """
        regent proposal create feb -f proposal.yaml
        regent proposal diff feb
        regent proposal submit feb
        regent proposal answer feb business-goals no-regressions
        regent review add feb --decision approve
        regent vote cast feb --seat product-manager --decision approve
        regent proposal apply feb
        regent proposal list --filter 'model = "models/triage" AND state = APPROVED'
        """
    static let example = "feb"
    static let columns: [NounColumn<ChangeProposal>] = [
        "name", "state", "change_type", NounColumn("target") { $0.targetVersion.isEmpty ? $0.model : $0.targetVersion },
        "author", NounColumn("reviews") { $0.reviewText }, NounColumn("votes") { $0.voteText }, "scheduled_deployment",
        "expire_time", "revision",
    ]
    static let fields: [NounColumn<ChangeProposal>] = [
        "name", "state", "change_type", NounColumn("model", when: .present), NounColumn("base_version", when: .present),
        NounColumn("target_version", when: .present), NounColumn("least_bump", when: .present), "description",
        NounColumn("impact", when: .present),
        NounColumn("impact_analysis", when: .present), NounColumn("rollback_plan", when: .present),
        NounColumn("monitoring_plan", when: .present), NounColumn("scheduled_deployment", when: .present),
        NounColumn("evidence_runs", when: .present), NounColumn("digest", when: .present) { $0.digestText }, "author",
        NounColumn("committee", when: .present), NounColumn("reviews") { $0.reviewText },
        NounColumn("votes") { $0.voteText },
        NounColumn("approved_by", when: .present) { ($0.approval?.approvedBy ?? []).joined(separator: ", ") },
        NounColumn("applied_by", when: .present), NounColumn("superseded_by", when: .present),
        NounColumn("single_person_mode", when: .present) { $0.singlePersonMode ? "true" : "" },
        NounColumn("expire_time", when: .present), "revision", "etag", "create_time", "update_time",
    ]
    static let diff: any ParsableCommand.Type = ProposalDiffCommand.self
    static let verbs: [any ParsableCommand.Type] = [
        NounVerbCommand<CreateProposal>.self, NounEditCommand<Self>.self, NounVerbCommand<SubmitProposal>.self,
        NounVerbCommand<AnswerChecklist>.self, ProposalApplyCommand.self, NounVerbCommand<WithdrawProposal>.self,
        ProposalRecordCommand.self,
    ]

    /// Those in a state, or all.
    struct Selection: NounSelection {
        @Option(
            name: .customLong("state"),
            help: ArgumentHelp("Only proposals in this state, for example in-review or approved.", valueName: "state"))
        var wanted: ProposalStateArgument?

        var state: String? { wanted?.value.name }
    }

    static func page(of proposal: ChangeProposal) -> [Table] {
        [fieldTable(of: proposal), proposal.values, proposal.checklistTable].filter { !$0.rows.isEmpty }
    }

    static func changed(_ proposal: ChangeProposal) -> Table { table([proposal]) }
}

/// A state of a proposal, in any case, words joined by dashes or underscores.
typealias ProposalStateArgument = WordArgument<ChangeProposalState>

extension OpenEnum {
    /// The name as an argument, for example "in-review".
    var dashed: String { name.lowercased().replacing("_", with: "-") }

    /// The value of an argument, for example "in-review" or "IN_REVIEW".
    init?(dashed text: String) { self.init(name: text.replacing("-", with: "_")) }
}

extension ChangeProposal {
    /// For example "1 of 2".
    fileprivate var reviewText: String {
        guard let policy else { return "" }
        return "\(Set(freshApprovals.map(\.reviewer)).count) of \(policy.requiredReviews)"
    }

    /// For example "2 of 3"; "not needed" where the committee waives it.
    fileprivate var voteText: String {
        guard let policy else { return "" }
        guard policy.committeeNeeded else { return "not needed" }
        let seats = Set(freshVotes.filter { $0.decision == .approve }.map(\.seat))
        return "\(policy.requiredSeats.count { seats.contains($0.seat) }) of \(policy.requiredSeats.count)"
    }

    /// A row a value that differs, each as JSON; then what of contract and artifacts is to be another.
    var values: Table {
        let names = (oldValues + newValues).map(\.name)
        var seen: Set<String> = []
        let rows = names.filter { seen.insert($0).inserted }.compactMap { name -> [String]? in
            let old = oldValues.first { $0.name == name }?.json ?? ""
            let new = newValues.first { $0.name == name }?.json ?? ""
            return old == new ? nil : [name, old, new]
        }
        return Table([.text("value"), .text("old"), .text("new")], rows: rows + contractRows + contentRows)
    }

    private var contractRows: [[String]] {
        guard let newContract else { return [] }
        let sides = [
            ("inputs", oldContract?.inputs ?? [], newContract.inputs),
            ("outputs", oldContract?.outputs ?? [], newContract.outputs),
        ]
        return sides.flatMap { side, old, new in
            Set((old + new).map(\.name)).sorted().compactMap { name -> [String]? in
                func text(_ fields: [ContractField]) -> String {
                    fields.first { $0.name == name }?.jsonValue.text() ?? ""
                }
                return text(old) == text(new) ? nil : ["contract.\(side).\(name)", text(old), text(new)]
            }
        }
    }

    /// What a new version consists of besides its values; the base has what was before.
    private var contentRows: [[String]] {
        let artifacts = targetArtifacts.map { ["artifacts.\($0.name)", "", JSONValue.string($0.digest).text()] }
        guard !targetContentDigest.isEmpty else { return artifacts }
        let digest = targetContentDigest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return artifacts + [["content_digest", "", JSONValue.string(digest).text()]]
    }

    /// A row an item.
    var checklistTable: Table {
        Table(
            [.text("checklist"), .text("answer"), .text("answered_by"), .text("note")],
            rows: checklist.map { [$0.item.dashed, $0.result.dashed, $0.answeredBy, $0.note] })
    }
}
