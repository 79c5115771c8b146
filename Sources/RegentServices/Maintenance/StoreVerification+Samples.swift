import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentStorage
import RegentSystem

extension StoreVerification {
    /// Every batch of samples against its digest, every sealed run against its batches.
    mutating func checkSamples(total: UInt64) async throws {
        var seen: Set<String> = []
        let isWhole = try await reading("eval_segments") { verification in
            var current: RunCheck?
            try await verification.store.forEachAuditedSamples { batch in
                if current?.name != batch.run {
                    if let current { try await verification.finish(current) }
                    current = try await verification.begin(batch.run)
                    seen.insert(batch.run)
                }
                verification.check(batch, of: &current)
                let done = verification.report.sampleBatchCount
                try await verification.progress("samples", done, of: total)
            }
            if let current { try await verification.finish(current) }
        }
        try await checkRuns { isWhole && !seen.contains($0) }
    }

    private mutating func begin(_ name: String) async throws -> RunCheck {
        let run = try await stored(name)
        if run == nil { note(.resource, at: name, "the run has stored batches but cannot be read") }
        return RunCheck(name: name, run: run)
    }

    private func stored(_ name: String) async throws -> EvalRun? {
        do { return try await store.get(EvalRun.self, name) } catch let error as StorageError
            where error.code == .damaged
        { return nil }
    }

    private mutating func check(_ batch: AuditedSamples, of run: inout RunCheck?) {
        report.sampleBatchCount += 1
        let (segment, place) = (batch.segment, batch.segment.key.position)
        // The number of a batch that was given up before it came.
        if batch.isDropped, segment.hot.isEmpty, segment.cold.isEmpty { return }
        let columns = try? segment.columns()
        if let columns, columns.digest == segment.key.digest, columns.count == segment.key.sampleCount {
            if let known = segment.key.hasClusters, let found = try? columns.namesClusters(), found != known {
                note(
                    .summary, at: "\(batch.run), upload \(place.upload), batch \(place.seq)",
                    "the store says wrongly whether samples of the batch depend on each other")
            }
            if !batch.isDropped { run?.add(columns) }
        } else {
            note(
                .digest, at: "\(batch.run), upload \(place.upload), batch \(place.seq)",
                "the stored columns do not match the digest that was acknowledged")
            run?.isWhole = false
        }
        if !batch.isDropped { run?.keys.append(segment.key) }
    }

    private mutating func finish(_ check: RunCheck) async throws {
        guard let run = check.run, let summary = run.summary else { return }
        var recomputed: EvalSummary?
        if let evidence = check.evidence, check.isWhole {
            recomputed = EvalSummary(of: evidence, rules: summary.rulesVersion)
        } else if check.isWhole {
            recomputed = try await store.summary(
                of: run, rules: summary.rulesVersion, bytesMax: ServiceContext.summaryBytesMaxStandard,
                clocks: StageClocks()
            ).summary
        }
        let conflicts = run.conflicts(
            recomputed: recomputed, contentDigest: RunContent.digest(of: check.keys),
            shown: try await store.shownSummary(run: run.name),
            results: try await store.gateResults(run: run.name))
        for conflict in conflicts { note(conflict.kind, at: run.name, conflict.detail) }
    }

    /// Counts every run; one that was sealed and has no batch has lost them.
    private mutating func checkRuns(hasNoBatch: (String) -> Bool) async throws {
        try await reading("resources") { verification in
            var token = ""
            repeat {
                let page = try await verification.store.list(
                    EvalRun.self, DocumentQuery(pageSize: 1_000, pageToken: token))
                for run in page.items where hasNoBatch(run.name) {
                    try await verification.finish(RunCheck(name: run.name, run: run))
                }
                verification.report.runCount += UInt64(page.items.count)
                token = page.nextPageToken
            } while !token.isEmpty
        }
    }
}

/// A run while its batches pass.
private struct RunCheck {
    let name: String
    let run: EvalRun?
    /// Everything; nil where the batches have to be read again: where a retry replaced some of them, which is known
    /// only at the end, and where they do not fit into memory.
    private(set) var evidence: Evidence?
    var keys: [SegmentKey] = []
    /// No batch was damaged.
    var isWhole = true

    init(name: String, run: EvalRun?) {
        self.name = name
        self.run = run
        // A summary over clusters names how many there are.
        let isClustered = run?.summary?.metrics.contains { $0.value.clusters > 0 } == true
        evidence = Evidence(declared: run?.metrics ?? [], keepingClusters: isClustered)
    }

    /// Adds a batch that is as it was acknowledged.
    mutating func add(_ columns: SampleColumns) {
        if columns.replaced != nil { evidence = nil }
        guard let keepsClusters = evidence?.keepsClusters else { return }
        if keepsClusters {
            guard let checked = try? columns.checked() else { return isWhole = false }
            evidence?.add(columns, keys: checked.rowKeys())
        } else {
            evidence?.add(columns)
        }
        if let evidence, evidence.byteCount > ServiceContext.summaryBytesMaxStandard { self.evidence = nil }
    }
}

extension EvidenceConflict {
    fileprivate var kind: StoreFaultKind { self == .content ? .content : .summary }

    fileprivate var detail: String {
        switch self {
        case .content: "the stored batches differ from those that the run was sealed with"
        case .summary: "the stored samples give a different summary from the stored one"
        case .shownSummary: "the view of summaries differs from the stored summary"
        case .verdict: "the stored gate results differ from those of the verdict"
        }
    }
}
