import RegentClient
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC

/// A check by the daemon: a run is created, filled, sealed and judged.
struct RunCheck {
    let run: RunArgument
    let command: EvalCheckCommand
    let gates: CheckedGates

    /// The verdict of the daemon.
    ///
    /// A run that this command named itself and could not fill is aborted, because nobody would
    /// look for it; one with a name of the caller's stays, so that the same command goes on with it.
    func outcome(_ client: RegentClient) async throws -> CheckOutcome {
        // A run of one check has one stream: under the same name the same samples go on where they stopped.
        let isStream = command.files.count == 1 && !SampleUpload.isRegular(command.files[0])
        let set = SampleFileSet(files: command.files)
        let names = isStream ? ["stream"] : try set.uploadNames(command.input)
        // A file that cannot be read creates no run.
        let only =
            command.files.count == 1
            ? try SampleUpload(file: command.files[0], options: command.input, name: names[0]) : nil
        if only == nil { for file in command.files { _ = try command.input.source(of: file) } }
        try await begin(client)
        let totals: SampleFileSet.Totals
        do {
            totals = try await set.send(
                to: run, client, options: command.input, names: names, expected: command.expected, only: only,
                declared: gates.declared, isResumable: command.run != nil, onInterruption: interruption)
            try command.expected.check(totals)
        } catch {
            if command.run == nil { try? await abort(client, because: "the upload failed") }
            throw error
        }
        guard totals.samples > 0 else {
            try await abort(client, because: "no samples")
            var evidence = Evidence(declared: gates.declared)
            evidence.leaveOut(totals.leftOut)
            return CheckOutcome(run: run.name, evidence: evidence, by: gates)
        }
        Interruption.onInterruption(say: "interrupted; to see the run: regent eval show \(run.id)")
        return try await judged(client, samples: totals.samples)
    }

    /// Creates the run, or goes on with the one that an interrupted check of this name and these gates has left.
    private func begin(_ client: RegentClient) async throws {
        do {
            let created = try await client.createRun(createRequest)
            report("created \(run.name)", created.receipt)
        } catch {
            guard command.run != nil, error.reason == .alreadyExists else { throw error }
            guard let found = try await client.getRun(GetRunRequest(name: run.name)).run else { throw error }
            guard found.state == .running else {
                throw CommandFailure(error, in: run.name).with(
                    hint: "it is \(found.state.name): judge what it holds with: regent eval gate \(run.id), "
                        + "or choose another name")
            }
            guard isSame(found) else {
                throw CommandFailure(error, in: run.name).with(
                    hint: "it has other gates, metrics, type, plan, data set or model version: choose another name, "
                        + "or end it with: regent eval abort \(run.id) --reason TEXT")
            }
            Terminal.say("resuming \(run.name), which an earlier check began")
        }
    }

    /// Whether a run is what this command would create.
    private func isSame(_ found: EvalRun) -> Bool {
        let request = createRequest
        return found.gates?.withoutFrozenBaselines.encoded() == gates.locked.encoded()
            && found.metrics.map { $0.encoded() } == gates.declared.map { $0.encoded() } && found.type == request.type
            && found.modelVersion == request.modelVersion && found.plan == request.planName
            && found.dataset?.name ?? "" == request.dataset
    }

    /// What to say where the upload is interrupted.
    private var interruption: String {
        command.run != nil
            ? "interrupted; the same command resumes the check"
            : "interrupted; \(run.name) is kept: resume with the same command and --run \(run.id), "
                + "or end it with: regent eval abort \(run.id) --reason TEXT"
    }

    private func judged(_ client: RegentClient, samples: Int) async throws -> CheckOutcome {
        let sealed = try await client.sealRun(
            SealRunRequest(run: run.name, expectedSamples: UInt64(samples), mutation: mutation))
        report("sealed \(run.name)", sealed.receipt)
        let judged = try await client.evaluateGates(
            EvaluateGatesRequest(run: run.name, mutation: mutation))
        report("judged \(run.name)", judged.receipt)
        return CheckOutcome(
            run: run.name, verdict: judged.run?.verdict ?? Verdict(),
            summary: judged.run?.summary ?? sealed.run?.summary ?? EvalSummary())
    }

    private func abort(_ client: RegentClient, because reason: String) async throws {
        let aborted = try await client.abortRun(
            AbortRunRequest(run: run.name, mutation: Mutation(reason: reason)))
        report("aborted \(run.name): \(reason)", aborted.receipt)
    }

    private func report(_ done: String, _ receipt: Receipt?) {
        MutationOptions.report(done, receipt)
    }

    private var mutation: Mutation { Mutation(reason: command.reason) }

    private var createRequest: CreateRunRequest {
        CreateRunRequest(
            name: run.name, type: command.type.value, trigger: "regent eval check",
            modelVersion: command.modelVersion, plan: command.plan, gates: gates.policy,
            metrics: gates.declared, unregistered: command.unregistered, dataset: command.dataset,
            mutation: mutation)
    }
}
