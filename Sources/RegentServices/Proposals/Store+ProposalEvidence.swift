import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

extension Store {
    /// What a run proves: its digests, how many samples were scored, and who made it.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch; `StorageError`.
    func proposalEvidence(of run: EvalRun, clocks: StageClocks) async throws -> ProposalEvidence {
        ProposalEvidence(
            run: run.name, contentDigest: run.contentDigest, gatesDigest: run.gatesDigest,
            scoredSamples: run.contentDigest.isEmpty ? 0 : try await scoredSampleCount(of: run, clocks: clocks),
            uploadedBy: try await makers(of: run), invalidated: run.isInvalidated)
    }

    private func scoredSampleCount(of run: EvalRun, clocks: StageClocks) async throws -> UInt64 {
        let scored = UInt32(bitPattern: SampleStatus.scored.rawValue)
        let replaced = try await replacedRows(of: run, clocks: clocks)
        var count: UInt64 = 0
        try await forEachSegment(run: run.name, columns: .hot) { segment in
            let whole = try segment.columns(of: run, clocks)
            let columns = replaced.rows(of: segment.key.position).map { whole.without($0) } ?? whole
            count += UInt64(columns.outcomeCodes.count { OutcomeCode(rawValue: $0).status == scored })
        }
        return count
    }

    /// Who created, filled, changed and sealed it, by name; who invalidated or judged it made nothing.
    private func makers(of run: EvalRun) async throws -> [String] {
        var (makers, token): (Set<String>, String) = (Set(try await uploaders(of: run.name)), "")
        repeat {
            let page = try await history(run.name, pageToken: token)
            for entry in page.items where Self.makingMethods.contains(entry.method) { makers.insert(entry.actor) }
            token = page.nextPageToken
        } while !token.isEmpty
        return makers.sorted()
    }

    private static var makingMethods: Set<String> {
        [
            EvaluationServiceMethods.createRun.descriptor.name, EvaluationServiceMethods.dropBatch.descriptor.name,
            EvaluationServiceMethods.sealRun.descriptor.name,
        ]
    }
}
