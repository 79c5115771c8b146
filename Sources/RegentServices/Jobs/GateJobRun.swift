import RegentBulk
import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

/// The run that a claimed EVAL_GATE job with a source has opened: filled, sealed and judged.
///
/// It goes on where it was left: batches that are stored are not sent again, and a run that is sealed is only judged.
struct GateJobRun {
    /// Name of the upload within the run.
    private static let upload = "job"
    /// Samples of a run, at most.
    static let samplesMax = 1_000_000

    private let job: Job
    private let context: ServiceContext
    private let now: Int64

    init(_ job: Job, _ context: ServiceContext, now: Int64) {
        (self.job, self.context, self.now) = (job, context, now)
    }

    /// What the gates say.
    ///
    /// - Throws: why it cannot be filled, sealed or judged; `StorageError`.
    func finding() async throws -> JobFinding {
        var run = try await context.store.require(EvalRun.self, job.lastEvalRun)
        if run.state == .running {
            try await fill(run)
            run = try await seal(run)
        }
        if run.state == .sealed { run = try await judge(run) }
        guard let verdict = run.verdict, run.state != .aborted else {
            throw Refusal(.illegalTransition, "\(run.name) was aborted", ["resource": run.name])
        }
        return JobFinding(verdict: verdict.status.name, passed: verdict.status == .pass)
    }

    private var reason: String { "run of \(job.name)" }

    private func seal(_ run: EvalRun) async throws -> EvalRun {
        let request = SealRunRequest(run: run.name)
        return try await context.perform(
            try await SealRun(request, context), request, as: EvaluationServiceMethods.sealRun.descriptor,
            reason: reason, at: now)
    }

    private func judge(_ run: EvalRun) async throws -> EvalRun {
        let request = EvaluateGatesRequest(run: run.name)
        return try await context.perform(
            try await EvaluateGates(request, context), request,
            as: EvaluationServiceMethods.evaluateGates.descriptor, reason: reason, at: now)
    }

    private func fill(_ run: EvalRun) async throws {
        try await context.store.record(uploader: Caller.daemon.name, of: run.name)
        let sink = GateJobSink(
            run: run, upload: Self.upload, scores: try await context.scoreNames(of: run),
            durableSeq: try await context.store.durableSeq(run: run.name, upload: Self.upload), context)
        switch job.source {
        case .outcomes: try await fill(run, fromOutcomes: sink)
        case .file: try await fill(fromFile: sink)
        case .unspecified, .unrecognized: break
        }
        try await sink.finish()
    }

    /// The outcomes of the version in production of the day before the run was due, each request and attempt once.
    private func fill(_ run: EvalRun, fromOutcomes sink: GateJobSink) async throws {
        let due = job.lastDueTime?.microseconds ?? now
        let end = max(1, due)
        let times = max(0, end.subtractingReportingOverflow(86_400_000_000).partialValue)..<end
        let environment = String(ModelVersion.ownEnvironment.split(separator: "/").last ?? "")
        var seen: Set<String> = []
        try await context.store.readOutcomes { reader in
            for key in try await reader.segments(environment: environment, times: times) {
                guard let (stored, _) = try await reader.segment(key.id) else { continue }
                for outcome in try stored.rows()
                where outcome.modelVersion == run.modelVersion
                    && times.contains(outcome.createTime?.microseconds ?? -1)
                    && seen.insert("\(outcome.attempt) \(outcome.requestId)").inserted
                {
                    try await sink.add(EvalSample(outcome))
                }
                try Task.checkCancellation()
            }
        }
        guard sink.count > 0 else {
            throw Refusal(
                .emptyRun, "no outcome of \(run.modelVersion) was reported in the day before \(job.name) was due",
                ["resource": run.name])
        }
    }

    /// The samples of a file of JSON lines below the folder of job files.
    private func fill(fromFile sink: GateJobSink) async throws {
        guard let folder = context.jobFiles else {
            throw Refusal(
                .jobInvalid,
                "\(job.name) reads \(job.path), and the daemon has no folder of job files: start it with "
                    + "--job-files DIR", ["field": "job.path"])
        }
        let file = try FileBelow(folder: folder, path: job.path)
        defer { withExtendedLifetime(file) {} }
        do { try await fill(sink, from: file.path) } catch let error as SampleFileError {
            // The reader knows the open file by another name.
            throw Refusal(
                .jobInvalid, error.description.replacing(file.path, with: job.path), ["field": "job.path"])
        }
    }

    private func fill(_ sink: GateJobSink, from path: String) async throws {
        let packed = ["gz", "zst"].first { job.path.hasSuffix(".\($0)") }
        guard packed == nil else {
            throw Refusal(.jobInvalid, "\(job.path) is compressed; a job reads plain JSON lines", ["field": "job.path"])
        }
        var reader = try SampleFileReader(path: path, format: .jsonl)
        while let sample = try reader.next() {
            try await sink.add(sample)
            if sink.count.isMultiple(of: 4_096) { try Task.checkCancellation() }
        }
        guard sink.count > 0 else {
            throw Refusal(.emptyRun, "\(job.path) has no samples", ["field": "job.path"])
        }
    }
}

/// Where the samples of a job go: batches of its run, without those that are stored already.
private final class GateJobSink {
    private let run: EvalRun
    private let upload: String
    private let scores: RunScoreNames
    private let durableSeq: UInt64
    private let context: ServiceContext
    private var batcher = SampleBatcher()
    private var seq: UInt64 = 0

    /// Samples so far.
    private(set) var count = 0

    init(
        run: EvalRun, upload: String, scores: RunScoreNames, durableSeq: UInt64, _ context: ServiceContext
    ) {
        (self.run, self.upload, self.scores) = (run, upload, scores)
        (self.durableSeq, self.context) = (durableSeq, context)
    }

    func add(_ sample: EvalSample) async throws {
        count += 1
        guard count <= GateJobRun.samplesMax else {
            throw Refusal(
                .jobInvalid, "a run of a job takes at most \(GateJobRun.samplesMax) samples; upload more from outside",
                ["limit": "\(GateJobRun.samplesMax)"])
        }
        if let full = try batcher.append(sample) { try await store(full) }
    }

    func finish() async throws {
        if let last = batcher.finish() { try await store(last) }
    }

    private func store(_ columns: SampleColumns) async throws {
        seq += 1
        guard seq > durableSeq else { return }
        let checked = try columns.checked(declared: run.metrics, clocks: context.clocks)
        try scores.add(checked.columns)
        _ = try await context.store.append(
            SampleSegment(
                run: run.name, upload: upload, seq: seq, columns: checked.columns, hasClusters: checked.hasClusters))
    }
}

extension EvalSample {
    /// An outcome as a sample: requests of one key depend on each other.
    init(_ outcome: RouteOutcome) {
        self.init(
            sampleId: outcome.requestId, status: SampleStatus(outcome.status), schemaValid: outcome.schemaValid,
            patchApplySuccess: outcome.patchApplySuccess, safetyCompliant: outcome.safetyCompliant,
            fallbackUsed: outcome.fallbackUsed ? .true : .false, latencyMs: outcome.latencyMs,
            requestedProvider: outcome.requestedProvider, selectedProvider: outcome.selectedProvider,
            routeStrategy: outcome.routeStrategy == .unspecified ? "" : outcome.routeStrategy.name,
            fallbackProvider: outcome.fallbackProvider, promptTemplateVersion: outcome.promptTemplateVersion,
            modelVersion: outcome.modelVersion, errorCode: outcome.errorCode,
            cluster: outcome.keyDigest == 0 ? "" : String(outcome.keyDigest, radix: 16), repeat: outcome.attempt)
    }
}

extension SampleStatus {
    /// How a request ended, as a sample has it.
    fileprivate init(_ status: RouteOutcomeStatus) {
        self =
            switch status {
            case .ok: .scored
            case .timeout: .timeout
            case .refused: .refused
            case .error, .throttled, .partial, .unspecified, .unrecognized: .error
            }
    }
}
