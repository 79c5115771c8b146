import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

/// What the gates of a sealed run are judged by: its samples, and those of the baselines that were locked.
struct GateInputs {
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
        // Pairs take memory; those of one run at a time do.
        let place = policy.baselineNames.isEmpty ? nil : try await context.comparisons.place()
        defer { withExtendedLifetime(place) {} }
        let (evidence, digest) = try await evidence(of: run)
        var baselines: [String: GateBaseline] = [:]
        for name in policy.baselineNames { baselines[name] = try await baseline(name, evidence) }
        let age = run.ageSeconds(nowMicros: context.now())
        return (GateJudge(evidence: evidence, baselines: baselines, ageSeconds: age), digest)
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
        return GateBaseline(evidence, pairs: pairs, ageSeconds: run.ageSeconds(nowMicros: context.now()))
    }

    /// The samples of both runs side by side, a range of their keys at a time: larger runs are read several times.
    ///
    /// Ranges are divided as those of comparisons, so that any run can be, whatever its ids are.
    private func pairs(_ gates: PairedGates, with baseline: EvalRun, isClustered: Bool) async throws -> GatePairs {
        var pairs = GatePairs(gates, isClustered: isClustered)
        var (ranges, place): ([KeyRange], Int) = ([.all], 0)
        while place < ranges.count {
            var before = PairedSamples(gates, keepingGroups: true)
            var after = PairedSamples(gates, keepingGroups: false)
            var cuts = try await add(baseline, ranges[place], to: &before)
            if cuts == nil { cuts = try await add(run, ranges[place], to: &after) }
            if let cuts {
                ranges.replaceSubrange(place...place, with: ranges[place].divided(before: cuts))
            } else {
                pairs.add(baseline: before, candidate: after)
                place += 1
            }
        }
        return pairs
    }

    /// Adds the samples of a run in a range of keys; the keys before which to divide it where they take too much
    /// memory.
    private func add(_ run: EvalRun, _ range: KeyRange, to samples: inout PairedSamples) async throws -> [[UInt8]]? {
        // Both runs are kept.
        let bytesMax = max(1, context.pairBytesMax / 2)
        let empty = samples
        var (sampler, count, sampleBytes) = (KeySampler(), 0, 0.0)
        var middle: [UInt8]?
        let replaced = try await context.store.replacedRows(of: run, clocks: context.clocks)
        try await context.store.forEachSegment(run: run.name, columns: .both) { segment in
            let columns = try segment.checkedColumns(
                of: run, verifying: false, without: replaced, clocks: context.clocks)
            func covers(_ key: ArraySlice<UInt8>) -> Bool {
                guard range.covers(key) else { return false }
                sampler.add(key)
                count += 1
                return true
            }
            guard middle == nil else { return columns.forEachKey { _, key in _ = covers(key) } }
            samples.add(GateBatch(columns), where: covers)
            guard samples.byteCount > 2 * bytesMax else { return }
            middle = samples.middleKey
            guard middle != nil else { return }
            sampleBytes = Double(samples.byteCount) / Double(count)
            samples = empty
        }
        guard let middle else { return nil }
        // The middle of what was kept divides it even where the sampler saw one key over and over.
        let parts = min(sampleBytes * Double(count) / Double(bytesMax), Double(PairedReading.partsMax))
        return sampler.cuts(shares: Int(parts) + 1) + [middle]
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
