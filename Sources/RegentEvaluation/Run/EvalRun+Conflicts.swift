package import RegentMessages

/// Stored data of a sealed run that contradicts the run.
package enum EvidenceConflict: Sendable, Hashable, CaseIterable {
    /// The batches are not those it was sealed with.
    case content
    /// The samples do not give its summary.
    case summary
    /// The view for other tools does not show its summary.
    case shownSummary
    /// The rows of gate results are not those of its verdict.
    case verdict
}

extension EvalRun {
    /// Contradictions in the stored data of this sealed run; empty if there are none.
    ///
    /// - Parameters:
    ///   - recomputed: the summary of its batches by the rules of its own; nil where some are damaged, which is another
    ///     finding.
    ///   - contentDigest: of its batches.
    ///   - shown: the metrics that other tools see, other fields empty; nil if there are none.
    ///   - results: the rows of its last verdict.
    package func conflicts(
        recomputed: EvalSummary?, contentDigest: [UInt8], shown: EvalSummary?, results: [GateResult]
    ) -> [EvidenceConflict] {
        guard let summary else { return [] }
        var conflicts: [EvidenceConflict] = []
        if contentDigest != self.contentDigest { conflicts.append(.content) }
        if let recomputed, recomputed.encoded() != summary.encoded() { conflicts.append(.summary) }
        if shown?.encoded() != summary.shown.encoded() { conflicts.append(.shownSummary) }
        // By bits: a NaN that an earlier release stored equals itself.
        let judged = verdict?.results ?? []
        if results.map({ $0.encoded() }) != judged.map({ $0.encoded() }) { conflicts.append(.verdict) }
        return conflicts
    }
}

extension EvalSummary {
    /// The fields that other tools are shown, alone.
    fileprivate var shown: EvalSummary {
        var shown = EvalSummary(sampleCount: sampleCount)
        shown.schemaValidRate = schemaValidRate
        shown.patchApplySuccess = patchApplySuccess
        shown.editAfterGenerateRate = editAfterGenerateRate
        shown.publishConversionProxy = publishConversionProxy
        shown.safetyHtmlTailwindCompliance = safetyHtmlTailwindCompliance
        shown.fallbackRate = fallbackRate
        shown.p95LatencyMs = p95LatencyMs
        return shown
    }
}
