import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

/// What the gates of a sealed run are judged by: its samples, and those of the baselines that were locked.
struct GateInputs {
    /// Memory for the samples of both runs that are being paired, unless a single share of the ids takes more.
    private static let pairBytesMax = 32 << 20
    /// Bytes of a sample, guessed before its id is known.
    private static let pairBytesGuess = 96

    let context: ServiceContext
    let run: EvalRun
    private let policy: GatePolicy

    init(_ context: ServiceContext, _ run: EvalRun) {
        (self.context, self.run) = (context, run)
        policy = run.gates ?? GatePolicy()
    }

    /// The judge of the run's gates, and the digest of the samples that were read.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch; `StorageError`.
    func judge() async throws -> (judge: GateJudge, contentDigest: [UInt8]) {
        // Pairs take memory by the share; one run at a time does.
        let place = policy.baselineNames.isEmpty ? nil : try await context.comparisons.place()
        defer { withExtendedLifetime(place) {} }
        let (evidence, digest) = try await evidence(of: run)
        var baselines: [String: GateBaseline] = [:]
        for name in policy.baselineNames { baselines[name] = try await baseline(name, evidence) }
        return (GateJudge(evidence: evidence, baselines: baselines, ageSeconds: age(of: run)), digest)
    }

    /// Seconds since a run was sealed.
    private func age(of run: EvalRun) -> UInt64? {
        run.sealTime.map { UInt64(max(0, context.now() / 1_000_000 - $0.seconds)) }
    }

    /// The samples of a run as the gates look at them; texts are read only where a gate asks for them.
    private func evidence(of run: EvalRun) async throws -> (evidence: GateEvidence, digest: [UInt8]) {
        let content = try await context.store.evidence(
            of: run, verifyingDigests: true, notingClusters: policy.usesBounds || policy.needsTexts,
            clocks: context.clocks)
        guard policy.needsTexts else { return (GateEvidence(whole: content.evidence), content.digest) }
        var evidence = try GateEvidence(
            policy, declared: run.metrics, keepingClusters: content.evidence.hasClusters, keepingAll: false)
        let replaced = content.replaced
        try await context.store.forEachSegment(run: run.name, columns: .both) { segment in
            let columns = try segment.checkedColumns(
                of: run, verifying: false, without: replaced, clocks: context.clocks)
            context.clocks.measure(.kernel) { evidence.add(GateBatch(columns)) }
        }
        return (evidence, content.digest)
    }

    private func baseline(_ name: String, _ candidate: GateEvidence) async throws -> GateBaseline {
        // A scheduled run whose baseline there was not has locked none.
        guard let rule = policy.rules.first(where: { $0.baseline == name }), !rule.baselineRun.isEmpty,
            let run = try await context.store.get(EvalRun.self, rule.baselineRun)
        else { return GateBaseline(.missing) }
        guard !run.isInvalidated else { return GateBaseline(.stale) }
        guard run.contentDigest == rule.baselineDigest else { return GateBaseline(.digest) }
        guard !DatasetRule.areNamedApart(run, self.run) else { return GateBaseline(.dataset) }
        // A derived metric of the same name may be another one there: both sides are computed as the gates have it.
        var compared = run
        compared.metrics = run.metrics.filter(\.expr.isEmpty) + policy.derived
        let (evidence, digest) = try await evidence(of: compared)
        guard digest == rule.baselineDigest else { return GateBaseline(.digest) }
        var pairs: GatePairs?
        if let gates = try PairedGates(policy, baseline: name) {
            pairs = try await self.pairs(gates, with: run, isClustered: evidence.hasClusters || candidate.hasClusters)
        }
        return GateBaseline(evidence, pairs: pairs, ageSeconds: age(of: run))
    }

    /// The samples of both runs side by side, a share of the ids at a time: larger runs are read several times.
    private func pairs(_ gates: PairedGates, with baseline: EvalRun, isClustered: Bool) async throws -> GatePairs {
        var count = 0
        for run in [baseline, run] {
            count += try await context.store.segmentKeys(run: run.name).reduce(0) { $0 + Int($1.sampleCount) }
        }
        var shares = UInt64(count * Self.pairBytesGuess / Self.pairBytesMax + 1)
        while true {
            if let pairs = try await pairs(gates, with: baseline, isClustered: isClustered, shares: shares) {
                return pairs
            }
            shares *= 2
        }
    }

    /// Nil where a share of the ids takes too much memory.
    private func pairs(
        _ gates: PairedGates, with baseline: EvalRun, isClustered: Bool, shares: UInt64
    ) async throws -> GatePairs? {
        var pairs = GatePairs(gates, isClustered: isClustered)
        for share in 0..<shares {
            let before = try await samples(gates, of: baseline, keepingGroups: true, share: share, of: shares)
            let after = try await samples(gates, of: run, keepingGroups: false, share: share, of: shares)
            // Ids have 256 bytes at most, so no more than a few doublings bring a share down.
            guard before.byteCount + after.byteCount <= 2 * Self.pairBytesMax else { return nil }
            pairs.add(baseline: before, candidate: after)
        }
        return pairs
    }

    private func samples(
        _ gates: PairedGates, of run: EvalRun, keepingGroups: Bool, share: UInt64, of shares: UInt64
    ) async throws -> PairedSamples {
        var samples = PairedSamples(gates, keepingGroups: keepingGroups)
        let replaced = try await context.store.replacedRows(of: run, clocks: context.clocks)
        try await context.store.forEachSegment(run: run.name, columns: .both) { segment in
            guard samples.byteCount <= 2 * Self.pairBytesMax else { return }
            let columns = try segment.checkedColumns(
                of: run, verifying: false, without: replaced, clocks: context.clocks)
            samples.add(GateBatch(columns)) { shares == 1 || SampleIDHash.of($0) % shares == share }
        }
        return samples
    }
}

extension GateBatch {
    /// A checked batch.
    init(_ columns: CheckedColumns) {
        self.init(
            columns: columns.columns, keys: columns.rowKeys(), groupKeys: columns.groupKeys, samples: columns.samples,
            sampleID: columns.sampleID, repeats: columns.repeatNumbers,
            namesCluster: { columns.hasClusters ? columns.namesCluster : [] })
    }
}
