import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// The figures of a rollout, whenever they change.
struct WatchRollout: ServerStreamHandler {
    /// Figures are sent at most once in this time.
    private static let pause = Duration.milliseconds(100)

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: WatchRolloutRequest, _ responses: ResponseWriter<WatchRolloutResponse>, _ call: CallContext
    ) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask {
                await call.draining()
                return false
            }
            group.addTask {
                try await follow(request.name, call, responses)
                return true
            }
            let isOver = try await group.next() == true
            group.cancelAll()
            _ = try? await group.waitForAll()
            guard !isOver else { return }
            try Task.checkCancellation()
            throw Refusal(.draining, "the daemon is stopping; connect again and watch \(request.name) once more")
        }
    }

    private func follow(
        _ name: String, _ call: CallContext, _ responses: ResponseWriter<WatchRolloutResponse>
    ) async throws {
        while true {
            let (change, revision) = (context.rollouts.changes.last, context.rollouts.open.changes.last)
            try await responses.room()
            let figures = try await figures(of: name)
            // What the caller may read can have changed since the call began.
            let caller = try context.access.current(call.caller)
            let permissions = call.method.requireAny.map { Permission($0) }
            guard caller.holds(anyOf: permissions, for: figures.rollout?.scopeNames ?? []) else {
                throw await call.denied(name)
            }
            try await responses.write(WatchRolloutResponse(figures: figures))
            guard figures.rollout?.isOpen == true else { return }
            try await Task.sleep(for: Self.pause)
            await wait(change, revision)
        }
    }

    private func wait(_ change: UInt64, _ revision: UInt64) async {
        await withTaskGroup { group in
            group.addTask { [rollouts = context.rollouts] in _ = try? await rollouts.changes.revision(after: change) }
            group.addTask { [rollouts = context.rollouts] in
                _ = try? await rollouts.open.changes.revision(after: revision)
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func figures(of name: String) async throws -> RolloutFigures {
        let run = try await context.store.require(RolloutRun.self, name)
        let judge = run.isOpen ? context.rollouts.judge(of: name) : nil
        return RolloutFigures(of: run, judge, at: context.now())
    }
}

extension RolloutFigures {
    /// The figures of a rollout; those of its judge are left out where there is none.
    init(of run: RolloutRun, _ judge: LiveRollout?, at now: Int64) {
        let verdict =
            judge?.evidence.verdict(at: run.verdict?.decideTime ?? Timestamp(microseconds: now)) ?? run.verdict
        self.init(rollout: run, verdict: verdict, figuresTime: Timestamp(microseconds: now))
        stageUnits = verdict.map { run.stageUnits(by: $0) } ?? 0
        if let decided = run.verdict, ![.hold, .unspecified].contains(decided.decision) {
            let time = decided.decideTime?.microseconds ?? 0
            let (span, isBeyond) = time.subtractingReportingOverflow(run.createTime?.microseconds ?? 0)
            decisionAfterUs = isBeyond ? 0 : UInt64(clamping: span)
        }
        guard let judge else { return }
        let found = judge.evidence.figures
        harmEValue = found.eValue.shown
        harmEValuePeak = found.eValuePeak.shown
        harmLimit = 1 / (run.plan?.judge?.chance ?? RolloutPlan.alphaStandard)
        sampleRatioEValue = found.sampleRatioEValue.shown
        offenders = found.offenders
        canaryKeys = UInt64(clamping: found.canaryUnits)
        baselineKeys = UInt64(clamping: found.baselineUnits)
        ignored = RolloutEvidence.Ignored.allCases.map {
            IgnoredOutcomes(reason: $0.name, count: judge.evidence.count(ignored: $0))
        }
        ignored.append(IgnoredOutcomes(reason: "LOST", count: judge.lostCount))
        ignored.removeAll { $0.count == 0 }
        if judge.evidence.latestMicros > 0 {
            latestOutcomeTime = Timestamp(microseconds: judge.evidence.latestMicros)
        }
    }
}

extension Double {
    /// A number that every client can show.
    fileprivate var shown: Double { isNaN ? 0 : min(self, .greatestFiniteMagnitude) }
}
