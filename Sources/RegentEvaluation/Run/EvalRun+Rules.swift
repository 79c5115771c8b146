package import RegentMessages
package import RegentModel

extension EvalRun {
    /// A new run with its gates locked.
    ///
    /// - Parameters:
    ///   - attempt: its place among the runs of the same plan and model version, from 1.
    ///   - digest: SHA-256, of the encoded gates.
    /// - Throws: `Refusal` of the gates, METRIC_INVALID of the declarations.
    package static func created(
        _ request: CreateRunRequest, attempt: UInt32, digest: ([UInt8]) -> [UInt8]
    ) throws(Refusal) -> Change<EvalRun> {
        var run = EvalRun()
        run.name = request.name
        run.type = request.type
        run.trigger = request.trigger
        run.modelVersion = request.modelVersion
        run.plan = request.planName
        run.attempt = attempt
        run.metrics = try checked(request.metrics)
        if let gates = request.gates {
            let locked = try gates.locked(declared: request.metrics)
            run.gates = locked
            run.gatesDigest = digest(locked.encoded())
        }
        run.metadata = request.metadata
        run.enter(.running)
        return Change(after: run, event: "evalRun.created")
    }

    /// The run without a batch that cannot be completed or holds a bad sample.
    package func dropping(upload: String, seq: UInt64, reason: String) throws(Refusal) -> Change<EvalRun> {
        try check(.dropBatch)
        try Self.require(reason, for: .dropBatch)
        var run = self
        run.droppedBatches.append(DroppedBatch(upload: upload, seq: seq))
        return Change(after: run, event: "evalRun.batchDropped")
    }

    /// The sealed run: whole, immutable, summarised.
    ///
    /// - Throws: `Refusal` EMPTY_RUN without a sample, COUNT_MISMATCH where the count differs from
    ///   the expected one.
    package func sealed(
        summary: EvalSummary, contentDigest: [UInt8], expectedSamples: UInt64?, now: Timestamp
    ) throws(Refusal) -> Change<EvalRun> {
        try check(.seal)
        guard summary.sampleCount > 0 else {
            throw Refusal(.emptyRun, "\(name) has no samples", ["resource": name])
        }
        if let expectedSamples, expectedSamples != summary.sampleCount {
            throw Refusal(
                .countMismatch,
                "\(name) has \(summary.sampleCount) samples, not \(expectedSamples)",
                ["expected": "\(expectedSamples)", "actual": "\(summary.sampleCount)"])
        }
        var run = self
        run.summary = summary
        run.contentDigest = contentDigest
        run.sealTime = now
        run.enter(.sealed)
        return Change(after: run, event: "evalRun.sealed")
    }

    /// The judged run; a verdict of ERROR leaves its state alone.
    ///
    /// - Throws: `Refusal` REASON_REQUIRED for a later attempt of a plan without a reason.
    package func judged(_ verdict: Verdict, reason: String) throws(Refusal) -> Change<EvalRun> {
        try check(.evaluateGates)
        guard attempt <= 1 || !reason.isEmpty else {
            throw Refusal(
                .reasonRequired,
                "\(name) is attempt \(attempt) of its plan: say why it is judged",
                ["attempt": "\(attempt)"])
        }
        var run = self
        run.verdict = verdict
        switch verdict.status {
        case .pass: run.enter(.passed)
        case .fail: run.enter(.failed)
        case .inconclusive: run.enter(.inconclusive)
        default: break
        }
        return Change(after: run, event: "evalRun.judged")
    }

    /// The run, given up.
    package func aborted(reason: String) throws(Refusal) -> Change<EvalRun> {
        try check(.abort)
        try Self.require(reason, for: .abort)
        var run = self
        run.abortReason = reason
        run.enter(.aborted)
        return Change(after: run, event: "evalRun.aborted")
    }

    /// The run, asked to be invalidated, or confirmed so by a second person.
    ///
    /// In single-person mode the asker confirms too.
    /// - Throws: `Refusal` SECOND_PERSON_REQUIRED where the asker confirms their own request,
    ///   ILLEGAL_TRANSITION where it is in force already.
    package func invalidated(
        by actor: String, reason: String, singlePersonMode: Bool
    ) throws(Refusal) -> Change<EvalRun> {
        try check(.invalidate)
        var run = self
        guard var invalidation else {
            try Self.require(reason, for: .invalidate)
            run.invalidation = EvalRunInvalidation(
                requestedBy: actor, reason: reason, confirmedBy: singlePersonMode ? actor : "")
            return Change(
                after: run,
                event: singlePersonMode ? "evalRun.invalidated" : "evalRun.invalidationRequested")
        }
        guard invalidation.confirmedBy.isEmpty else {
            throw Refusal(
                .illegalTransition, "\(name) is invalidated already", ["resource": name])
        }
        guard singlePersonMode || invalidation.requestedBy != actor else {
            throw Refusal(
                .secondPersonRequired, "another person must confirm the invalidation",
                ["requested_by": actor])
        }
        invalidation.confirmedBy = actor
        run.invalidation = invalidation
        return Change(after: run, event: "evalRun.invalidated")
    }

    private mutating func enter(_ state: EvalRunState) {
        self.state = state
        terminalStatus =
            switch state {
            case .passed: .passed
            case .failed, .inconclusive, .aborted: .failed
            default: .running
            }
    }

    private static func require(_ reason: String, for verb: EvalRunVerb) throws(Refusal) {
        guard !reason.isEmpty else {
            throw Refusal(
                .reasonRequired, "\(verb.rawValue) needs a reason", ["field": "mutation.reason"])
        }
    }

    private static func checked(
        _ metrics: [MetricDeclaration]
    ) throws(Refusal) -> [MetricDeclaration] {
        for metric in metrics {
            func bad(_ text: String) -> Refusal {
                Refusal(.metricInvalid, "metric \(metric.name) \(text)", ["metric": metric.name])
            }
            if let range = metric.range {
                guard range.min.isFinite, range.max.isFinite else {
                    throw bad("has a range that is not finite")
                }
                guard range.closed != nil else { throw bad("has min above max") }
            }
            if Metric.builtIn(metric.name, quantile: nil) != nil || metric.name == "latency_ms" {
                throw bad("is built in")
            }
            if metrics.count(where: { $0.name == metric.name }) > 1 { throw bad("is declared twice") }
        }
        return metrics.sorted { $0.name < $1.name }
    }
}

extension CreateRunRequest {
    /// The plan the run belongs to: its own id where none is named.
    package var planName: String {
        plan.isEmpty ? String(name.dropFirst("\(EvalRun.kind)/".count)) : plan
    }
}
