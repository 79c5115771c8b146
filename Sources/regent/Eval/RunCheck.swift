import RegentClient
import RegentEvaluation
import RegentMessages

/// A check by the daemon: a run is created, filled, sealed and judged.
struct RunCheck {
    let run: RunArgument
    let command: EvalCheckCommand
    let gates: CheckedGates

    /// The verdict of the daemon.
    ///
    /// A run that this command named itself and could not fill is aborted, because nobody would
    /// look for it; one with a name of the caller's stays, so that its upload can go on.
    func outcome(_ client: RegentClient) async throws -> CheckOutcome {
        let upload = try SampleUpload(file: command.file, options: command.input, name: nil)
        let created = try await client.createRun(createRequest)
        report("created \(run.name)", created.receipt)
        let samples: Int
        do {
            let isResumable = command.run != nil
            samples = try await upload.send(to: run, client, isResumable: isResumable).samples
        } catch {
            if command.run == nil { try? await abort(client, because: "the upload failed") }
            throw error
        }
        guard samples > 0 else {
            try await abort(client, because: "no samples")
            return CheckOutcome(
                run: run.name, evidence: Evidence(declared: gates.declared), by: gates)
        }
        return try await judged(client, samples: samples)
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
            metrics: gates.declared, mutation: mutation)
    }
}
