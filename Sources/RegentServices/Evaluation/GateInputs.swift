import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

/// What the gates of a sealed run are judged by: its samples, and those of the baselines that were locked.
///
/// Memory does not grow with the runs: what does not fit is read again for what the gates ask of it.
struct GateInputs {
    let context: ServiceContext
    let run: EvalRun
    private let policy: GatePolicy

    init(_ context: ServiceContext, _ run: EvalRun) {
        (self.context, self.run) = (context, run)
        policy = run.gates ?? GatePolicy()
    }

    /// One run, and what is known of it after its first reading.
    private struct Source {
        let run: EvalRun
        let evidence: GateEvidence
        let keys: [SegmentKey]
        let replaced: ReplacedRows

        /// Content digest of exactly the batches read.
        var digest: [UInt8] { RunContent.digest(of: keys) }
    }

    /// A baseline that can be compared with, and its pairs with the run.
    private struct Compared {
        let source: Source
        var pairs: Pairs?
    }

    /// The pairs of a baseline, and the ranges of keys in which they are read.
    private struct Pairs {
        let gates: PairedGates
        let baseline: EvalRun
        var ranges: [KeyRange] = [.all]
        var found: GatePairs
    }

    /// A judge by the results of the run's gates, and the digest of the samples that were read.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch, RUN_CHANGED where a batch is dropped meanwhile;
    ///   `StorageError`.
    func judge() async throws -> (judge: GateJudge, contentDigest: [UInt8]) {
        // One run at a time: the memory is that of one, however many are judged.
        let place = try await context.comparisons.place()
        defer { withExtendedLifetime(place) {} }
        // Half is for what is kept, half and what is left for what is read again.
        var room = context.gateBytesMax / 2
        let candidate = try await source(of: run, &room)
        var (baselines, compared): ([String: GateBaseline], [Compared]) = ([:], [])
        for name in policy.baselineNames {
            let found = try await baseline(name, candidate.evidence, &room)
            baselines[name] = found.baseline
            if let other = found.compared { compared.append(other) }
        }
        let age = run.ageSeconds(nowMicros: context.now())
        let judge = GateJudge(evidence: candidate.evidence, baselines: baselines, ageSeconds: age)
        let results = try await results(judge, candidate, compared, context.gateBytesMax / 2 + room)
        return (GateJudge(results: results), candidate.digest)
    }

    /// The results of all rules, in their order.
    private func results(
        _ judge: GateJudge, _ candidate: Source, _ compared: [Compared], _ bytesMax: Int
    ) async throws -> [GateResult] {
        var (results, compared) = ([GateResult](), compared)
        for rules in judge.parts(policy.rules, bytesMax: bytesMax) {
            var found = context.clocks.measure(.kernel) { judge.results(rules) }
            while judge.isOpen {
                for source in [candidate] + compared.map(\.source) { try await read(source, bytesMax) }
                for place in compared.indices {
                    if var pairs = compared[place].pairs {
                        try await read(&pairs, bytesMax)
                        compared[place].pairs = pairs
                    }
                }
                found = context.clocks.measure(.kernel) { judge.results(rules) }
            }
            results += found
            judge.clear()
        }
        return results
    }

    /// The samples of a run as the gates look at them; texts are read only where a gate asks for them. What takes more
    /// memory than there is room for is counted and not kept.
    private func source(of run: EvalRun, _ room: inout Int) async throws -> Source {
        let replaced = try await context.store.replacedRows(of: run, clocks: context.clocks)
        var counted = try GateEvidence(counting: policy, declared: run.metrics)
        var kept: GateEvidence? = try kept(run, keepingClusters: policy.needsTexts && policy.usesBounds)
        var (keys, hasClusters): ([SegmentKey], Bool) = ([], false)
        try await context.store.forEachSegment(run: run.name, columns: .both) { segment in
            keys.append(segment.key)
            if policy.needsTexts {
                let columns = try segment.checkedColumns(of: run, without: replaced, clocks: context.clocks)
                let batch = GateBatch(columns)
                context.clocks.measure(.kernel) {
                    counted.add(batch)
                    kept?.add(batch)
                }
            } else {
                let columns = try segment.verifiedColumns(of: run, context.clocks)
                let rows = replaced.rows(of: segment.key.position)
                context.clocks.measure(.kernel) {
                    counted.add(columns, without: rows)
                    kept?.add(columns, without: rows)
                }
                if policy.usesBounds, !hasClusters {
                    hasClusters = try segment.hasClusters(of: run, columns, without: replaced, context.clocks)
                }
            }
            if (kept?.byteCount ?? 0) > room { kept = nil }
        }
        guard keys.filter(\.isRetry) == replaced.retries else { throw changed(run) }
        let source = Source(run: run, evidence: counted, keys: keys, replaced: replaced)
        guard hasClusters else { return keeping(kept, source, &room) }
        counted.noteClusters()
        let dependent = Source(run: run, evidence: counted, keys: keys, replaced: replaced)
        guard kept != nil, counted.clusteredByteCount <= room else { return dependent }
        var clustered = try self.kept(run, keepingClusters: true)
        try await again(dependent, texts: true) {
            clustered.add($0)
        } plain: { _, _ in
        }
        return keeping(clustered, dependent, &room)
    }

    private func kept(_ run: EvalRun, keepingClusters: Bool) throws -> GateEvidence {
        try GateEvidence(policy, declared: run.metrics, keepingClusters: keepingClusters, keepingAll: false)
    }

    /// A source with its values, where they are kept.
    private func keeping(_ kept: GateEvidence?, _ source: Source, _ room: inout Int) -> Source {
        guard let kept else { return source }
        room = max(0, room - kept.byteCount)
        return Source(run: source.run, evidence: kept, keys: source.keys, replaced: source.replaced)
    }

    /// Reads a run again until all that was asked of it is answered.
    private func read(_ source: Source, _ bytesMax: Int) async throws {
        guard var readings = GateReadings(source.evidence, bytesMax: bytesMax) else { return }
        while readings.begin() {
            try await again(source, texts: readings.needsTexts) {
                readings.add($0)
            } plain: {
                readings.add($0, without: $1)
            }
            guard readings.endReading() else { throw changed(source.run) }
        }
    }

    /// Reads the batches once more.
    ///
    /// - Parameters:
    ///   - texts: whether the texts of the samples are needed: then each batch is checked, otherwise it is `plain`.
    private func again(
        _ source: Source, texts: Bool, _ checked: (GateBatch) -> Void, plain: (SampleColumns, RowSet?) -> Void
    ) async throws {
        let run = source.run
        var count = 0
        try await context.store.forEachSegment(run: run.name, columns: texts ? .both : .hot) { segment in
            guard count < source.keys.count, segment.key == source.keys[count] else { return }
            count += 1
            guard texts else {
                let columns = try segment.columns(of: run, context.clocks)
                let rows = source.replaced.rows(of: segment.key.position)
                return context.clocks.measure(.kernel) { plain(columns, rows) }
            }
            let columns = try segment.checkedColumns(
                of: run, verifying: false, without: source.replaced, clocks: context.clocks)
            context.clocks.measure(.kernel) { checked(GateBatch(columns)) }
        }
        guard count == source.keys.count else { throw changed(run) }
    }

    private func changed(_ run: EvalRun) -> Refusal {
        Refusal(.runChanged, "\(run.name) changed while it was being read; try again", ["resource": run.name])
    }

    private func baseline(
        _ name: String, _ candidate: GateEvidence, _ room: inout Int
    ) async throws -> (baseline: GateBaseline, compared: Compared?) {
        // A scheduled run whose baseline there was not has locked none.
        guard let rule = policy.rules.first(where: { $0.baseline == name }), !rule.baselineRun.isEmpty,
            let run = try await context.store.get(EvalRun.self, rule.baselineRun)
        else { return (GateBaseline(.missing), nil) }
        guard !run.isInvalidated else { return (GateBaseline(.stale), nil) }
        guard run.contentDigest == rule.baselineDigest else { return (GateBaseline(.digest), nil) }
        guard !DatasetRule.areNamedApart(run, self.run) else { return (GateBaseline(.dataset), nil) }
        // A derived metric of the same name may be another one there: both sides are computed as the gates have it.
        var comparable = run
        comparable.metrics = run.metrics.filter(\.expr.isEmpty) + policy.derived
        let source = try await source(of: comparable, &room)
        guard source.digest == rule.baselineDigest else { return (GateBaseline(.digest), nil) }
        var pairs: Pairs?
        if let gates = try PairedGates(policy, baseline: name) {
            let isClustered = source.evidence.hasClusters || candidate.hasClusters
            let none = GatePairs(gates, isClustered: isClustered, bytesMax: room)
            pairs = try await self.pairs(Pairs(gates: gates, baseline: run, found: none))
            room = max(0, room - (pairs?.found.keptByteCount ?? 0))
        }
        let baseline = GateBaseline(
            source.evidence, pairs: pairs?.found, ageSeconds: run.ageSeconds(nowMicros: context.now()))
        return (baseline, Compared(source: source, pairs: pairs))
    }

    private func pairs(_ none: Pairs) async throws -> Pairs {
        var (pairs, found) = (none, none.found)
        try await walk(&pairs) { found.add(baseline: $0, candidate: $1) }
        pairs.found = found
        return pairs
    }

    /// Reads both runs again until all that was asked of their pairs is answered.
    private func read(_ pairs: inout Pairs, _ bytesMax: Int) async throws {
        var readings = PairReadings(pairs.found, bytesMax: bytesMax)
        while readings.begin() {
            try await walk(&pairs) { readings.add(baseline: $0, candidate: $1) }
            readings.endReading()
        }
    }

    /// The samples of both runs side by side, a range of their keys at a time: larger runs are read several times.
    ///
    /// Ranges are divided as those of comparisons, so that any run can be, whatever its ids are.
    private func walk(_ pairs: inout Pairs, _ body: (PairedSamples, PairedSamples) -> Void) async throws {
        var place = 0
        while place < pairs.ranges.count {
            let range = pairs.ranges[place]
            var before = PairedSamples(pairs.gates, keepingGroups: true)
            var after = PairedSamples(pairs.gates, keepingGroups: false)
            var cuts = try await add(pairs.baseline, range, to: &before)
            if cuts == nil { cuts = try await add(run, range, to: &after) }
            if let cuts {
                pairs.ranges.replaceSubrange(place...place, with: range.divided(before: cuts))
            } else {
                body(before, after)
                place += 1
            }
        }
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
