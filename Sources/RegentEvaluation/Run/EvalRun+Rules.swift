package import RegentMessages
package import RegentModel

extension EvalRun {
    /// A new run with its gates locked.
    ///
    /// - Parameters:
    ///   - attempt: its place among the runs of the same plan and model version, from 1.
    ///   - versionExists: whether the model version does; nil where none is named or nobody can tell.
    ///   - baselines: the runs that the gates name, by name; nil where they are not resolved.
    ///   - digest: SHA-256, of the encoded gates.
    /// - Throws: `Refusal` of the gates, METRIC_INVALID of the declarations, VERSION_UNREGISTERED for a version that
    ///   does not exist and is not said to be unregistered.
    package static func created(
        _ request: CreateRunRequest, _ command: Command, attempt: UInt32, versionExists: Bool? = nil,
        baselines: [String: FrozenBaseline]? = nil, digest: ([UInt8]) -> [UInt8]
    ) throws(Refusal) -> Change<EvalRun> {
        try creating(command) { run throws(Refusal) in
            guard versionExists != false || request.unregistered else {
                throw Refusal(
                    .versionUnregistered,
                    "\(request.modelVersion) does not exist: register it, or create the run as unregistered",
                    ["field": "model_version", "resource": request.modelVersion])
            }
            run.versionRegistered = versionExists == true
            run.name = request.name
            run.type = request.type
            run.trigger = request.trigger
            run.modelVersion = request.modelVersion
            run.plan = request.planName
            run.attempt = attempt
            run.metrics = try checkedMetrics(request.metrics)
            if let gates = request.gates {
                let locked = try gates.locked(declared: run.metrics, baselines: baselines)
                run.gates = locked
                run.gatesDigest = digest(locked.encoded())
            }
            run.metadata = request.metadata
            if !request.dataset.isEmpty { run.dataset = Dataset(name: request.dataset) }
            run.enter(.running)
            try run.checkRoom()
        }
    }

    /// The run without a batch that cannot be completed or holds a bad sample.
    package func dropping(upload: String, seq: UInt64, _ command: Command) throws(Refusal) -> Change<EvalRun> {
        try applying(command) { run throws(Refusal) in
            run.droppedBatches.append(DroppedBatch(upload: upload, seq: seq))
            try run.checkRoom()
        }
    }

    /// The sealed run: whole, immutable, summarised.
    ///
    /// - Throws: `Refusal` EMPTY_RUN without a sample, COUNT_MISMATCH where the count differs from
    ///   the expected one.
    package func sealed(
        _ command: Command, summary: EvalSummary, contentDigest: [UInt8], dataset: Dataset? = nil,
        expectedSamples: UInt64?
    ) throws(Refusal) -> Change<EvalRun> {
        try applying(command) { run throws(Refusal) in
            guard summary.sampleCount > 0 else {
                throw Refusal(.emptyRun, "\(name) has no samples; upload some before it is sealed", ["resource": name])
            }
            if let expectedSamples, expectedSamples != summary.sampleCount {
                throw Refusal(
                    .countMismatch,
                    "\(name) has \(summary.sampleCount) samples, expected \(expectedSamples)",
                    ["expected": "\(expectedSamples)", "actual": "\(summary.sampleCount)"])
            }
            run.summary = summary
            run.contentDigest = contentDigest
            run.dataset = dataset
            run.sealTime = command.time
            run.enter(.sealed)
        }
    }

    /// Two people have said that it proves nothing.
    package var isInvalidated: Bool { invalidated || invalidation?.confirmedBy.isEmpty == false }

    /// Refuses a run that was invalidated.
    ///
    /// - Throws: `Refusal` RUN_INVALIDATED.
    package func checkValid() throws(Refusal) {
        guard isInvalidated else { return }
        throw Refusal(
            .runInvalidated, "\(name) was invalidated; evaluate again in a new run",
            ["resource": name])
    }

    /// The judged run; a verdict of ERROR leaves its state alone.
    ///
    /// A run that has its verdict keeps it while samples and gates are those that were judged: what has happened since
    /// beside it, another attempt for example, changes no verdict and makes no ledger entry.
    /// - Throws: `Refusal` RUN_INVALIDATED once two people have said that it proves nothing.
    package func judged(_ verdict: Verdict, _ command: Command) throws(Refusal) -> Change<EvalRun> {
        try applyingIfDifferent(command) { run throws(Refusal) in
            try checkValid()
            if let stored = self.verdict, stored.isFinal, verdict.isFinal, stored.judgesSame(as: verdict) { return }
            run.verdict = verdict
            switch verdict.status {
            case .pass: run.enter(.passed)
            case .fail: run.enter(.failed)
            case .inconclusive: run.enter(.inconclusive)
            default: break
            }
        }
    }

    /// The run, given up.
    package func aborted(_ command: Command) throws(Refusal) -> Change<EvalRun> {
        try applying(command) { run in
            run.abortReason = command.reason
            run.enter(.aborted)
        }
    }

    /// The run, asked to be invalidated, or confirmed so by a second person; in single-person mode the asker confirms
    /// at once.
    package func invalidated(_ command: Command) throws(Refusal) -> Change<EvalRun> {
        let isConfirmed = invalidation != nil || command.actor.isSinglePersonMode
        return try applying(
            command, event: isConfirmed ? Self.invalidationConfirmed : Self.invalidationRequested
        ) { run in
            run.invalidation =
                invalidation ?? EvalRunInvalidation(requestedBy: command.actor.name, reason: command.reason)
            if isConfirmed { run.invalidation?.confirmedBy = command.actor.name }
            run.invalidated = isConfirmed
        }
    }

    /// Refuses a change that would leave no space for the summary and the verdict that come later.
    private func checkRoom() throws(Refusal) {
        let bytes = encoded().count
        guard bytes <= Self.definitionBytesMax else {
            throw Refusal(
                .documentTooLarge,
                "gates, metrics, labels and dropped batches of \(name) have \(bytes) bytes; at most "
                    + "\(Self.definitionBytesMax) are allowed",
                ["resource": name, "limit": "\(Self.definitionBytesMax)"])
        }
    }

    /// Bytes of a run before its summary: with 1,024 scores and 256 judged gates it has less than a megabyte more.
    private static let definitionBytesMax = 1 << 20

    private mutating func enter(_ state: EvalRunState) {
        self.state = state
        terminalStatus =
            switch state {
            case .passed: .passed
            case .failed, .inconclusive, .aborted: .failed
            default: .running
            }
    }

    /// Declared scores in order, each of them legal and there once.
    ///
    /// - Throws: `Refusal` METRIC_INVALID naming the score.
    package static func checkedMetrics(
        _ metrics: [MetricDeclaration]
    ) throws(Refusal) -> [MetricDeclaration] {
        for metric in metrics {
            func bad(_ text: String) -> Refusal {
                Refusal(.metricInvalid, "metric \(metric.name) \(text)", ["metric": metric.name])
            }
            if let range = metric.range {
                guard range.min.isFinite, range.max.isFinite else {
                    throw bad("must have a finite range")
                }
                guard range.closed != nil else { throw bad("has min above max") }
            }
            if Metric.builtIn(metric.name, quantile: nil) != nil || metric.name == "latency_ms" {
                throw bad("is a built-in metric; choose another name")
            }
            if metrics.count(where: { $0.name == metric.name }) > 1 { throw bad("is declared twice") }
        }
        try DerivedMetrics.check(metrics)
        return metrics.sorted { $0.name < $1.name }
    }
}

extension CreateRunRequest {
    /// The plan the run belongs to: its own id where none is named.
    package var planName: String {
        plan.isEmpty ? String(name.dropFirst("\(EvalRun.kind)/".count)) : plan
    }
}

extension Verdict {
    /// Whether it is a verdict; ERROR is not one.
    fileprivate var isFinal: Bool { status == .pass || status == .fail || status == .inconclusive }

    /// Whether it is about the same samples and gates.
    fileprivate func judgesSame(as other: Verdict) -> Bool {
        contentDigest == other.contentDigest && gatesDigest == other.gatesDigest
    }
}
