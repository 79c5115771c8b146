package import RegentMessages
package import RegentModel

extension ChangeProposal {
    /// Scored samples that the cited runs must have more of.
    package static let scoredSamplesMin: UInt64 = 1_000

    private static let items = ChecklistItem.allKnown.filter { $0 != .unspecified }
    /// Items that a change without a version has nothing to do with.
    private static let itemsOfVersions: Set<ChecklistItem> = [
        .dataQuality, .impactAnalysis, .noRegressions, .monitoringPlan,
    ]

    /// The proposal with answers to its checklist.
    ///
    /// - Throws: `Refusal` PROPOSAL_INVALID for the item that the server answers, one that is answered twice, and one
    ///   that cannot be left out.
    package func answered(_ answers: [ChecklistAnswer], _ command: Command) throws(Refusal) -> Change<ChangeProposal> {
        try applying(command) { proposal throws(Refusal) in
            guard Set(answers.map(\.item)).count == answers.count else {
                throw Refusal(.proposalInvalid, "an item is answered twice", ["field": "answers"])
            }
            for answer in answers {
                try checkAnswerable(answer)
                proposal.checklist.removeAll { $0.item == answer.item }
                proposal.checklist.append(
                    ChecklistAnswer(
                        item: answer.item, result: answer.result, note: answer.note,
                        answeredBy: command.actor.name, answerTime: command.time))
            }
            proposal.checklist.sort { $0.item.rawValue < $1.item.rawValue }
            proposal.enter(state, command)
        }
    }

    private func checkAnswerable(_ answer: ChecklistAnswer) throws(Refusal) {
        func bad(_ text: String) -> Refusal {
            Refusal(.proposalInvalid, text, ["field": "answers", "item": answer.item.name])
        }
        guard answer.item.isKnown, answer.result.isKnown else { throw bad("an item or an answer is not known") }
        guard answer.item != .dataQuality else {
            throw bad("DATA_QUALITY is answered by the server, from the scored samples of the cited runs")
        }
        guard answer.result != .notApplicable || !changeType.hasVersion && Self.itemsOfVersions.contains(answer.item)
        else { throw bad("\(answer.item.name) is answered YES or NO for a \(changeType.name)") }
    }

    /// The server's own answer.
    func dataQuality(_ command: Command) -> ChecklistAnswer {
        let (count, isBeyond) = evidence.reduce((UInt64(0), false)) { sum, run in
            let (next, overflow) = sum.0.addingReportingOverflow(run.scoredSamples)
            return (next, sum.1 || overflow)
        }
        let isEnough = isBeyond || count > Self.scoredSamplesMin
        let result: ChecklistResult =
            changeType.hasVersion || !evidence.isEmpty ? (isEnough ? .yes : .no) : .notApplicable
        return ChecklistAnswer(
            item: .dataQuality, result: result,
            note: "\(count) scored samples; more than \(Self.scoredSamplesMin) needed",
            answeredBy: Caller.daemon.name, answerTime: command.time)
    }

    /// Refuses a checklist that has an item without an answer, or one that is answered with no.
    ///
    /// - Throws: `Refusal` CHECKLIST_INCOMPLETE naming the items.
    func checkChecklist() throws(Refusal) {
        let lacking = Self.items.filter(isOpen)
        guard !lacking.isEmpty else { return }
        let names = lacking.map(\.name).joined(separator: ",")
        throw Refusal(
            .checklistIncomplete, "\(name) has no yes to \(names)", ["resource": name, "items": names])
    }

    /// Items that people answer and that have no yes yet.
    package var openChecklistItems: [ChecklistItem] { Self.items.filter { $0 != .dataQuality && isOpen($0) } }

    private func isOpen(_ item: ChecklistItem) -> Bool {
        let result = checklist.first { $0.item == item }?.result
        return result != .yes && result != .notApplicable
    }
}
