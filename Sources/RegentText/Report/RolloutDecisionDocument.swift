package import RegentMessages

/// The decision document of a rollout policy, as Markdown: who decides, go and no-go, stages, judge, triggers, and the
/// command of each rollback.
package struct RolloutDecisionDocument {
    private let policy: RolloutPolicy
    private let metrics: [String]

    /// The document of a policy.
    ///
    /// - Parameter standardMetrics: those of a judge that names none.
    package init(_ policy: RolloutPolicy, standardMetrics: [String]) {
        self.policy = policy
        metrics = policy.judge?.metrics.isEmpty == false ? policy.judge?.metrics ?? [] : standardMetrics
    }

    /// The document.
    package var text: String {
        [head, decision, goTable, stages, judge, triggers, rollbacks, afterwards].joined(separator: "\n")
    }

    // MARK: Sections

    private var head: String {
        let canary = policy.canaryVersion.isEmpty ? "none" : Self.code(policy.canaryVersion)
        return """
            # Rollout policy of \(model) in \(environment)

            - Policy: \(Self.code(policy.name)), revision \(policy.revision), last changed \
            \(Self.orNone(TimeText.of(policy.updateTime)))
            - Stable version: \(Self.code(policy.stableVersion))
            - Canary: \(canary), share \(Self.share(policy.canaryPermille))

            """
    }

    private var decision: String {
        let approval =
            policy.autoPromoteApproval.map {
                "on, approved by \(Self.code($0.approvedBy)) at \(TimeText.of($0.approveTime)), digest "
                    + Self.code($0.contentDigest)
            } ?? "on, not approved: it does not take effect until a second person approves it"
        return """
            ## Who decides

            - Promotion by itself: \(policy.autoPromote ? approval : "off; an operator promotes")
            - Rollback by itself: \
            \(policy.autoRollback ? "on" : "off; a verdict of ROLLBACK pauses the rollout and opens an alert")
            - Written by: \(Self.orNone(policy.authors.map(Self.code).joined(separator: ", ")))

            """
    }

    private var goTable: String {
        var rows: [[String]] = metrics.map { metric in
            ["`\(metric)`", "proven not worse than the baseline by more than \(margin)", "proven worse by more"]
        }
        rows.append([
            "`safety_compliant`",
            isZeroTolerance ? "no answer is false" : "at most \(safetyLimit) of the answers are false",
            isZeroTolerance ? "one answer is false" : "proven more",
        ])
        if policy.maxFallbackRate > 0 {
            rows.append(["`fallback_rate`", "at most \(Self.number(policy.maxFallbackRate))", "proven more"])
        }
        if policy.maxP95LatencyMs > 0 {
            rows.append(["`p95_latency_ms`", "at most \(Self.number(policy.maxP95LatencyMs)) ms", "proven more"])
        }
        if policy.minSchemaValidRate > 0 {
            rows.append(["`schema_valid_rate`", "at least \(Self.number(policy.minSchemaValidRate))", "proven less"])
        }
        return """
            ## Go and no-go

            \(Self.table(["metric", "go", "no-go"], rows))

            Neither go nor no-go is HOLD: the share stays, and nobody is promoted by waiting. INVALID (the arms \
            cannot be
            compared) pauses the rollout.

            """
    }

    private var stages: String {
        guard !policy.stages.isEmpty else {
            return "## Stages\n\nNone: no rollout can be started, and the share is set by hand.\n"
        }
        let rows = policy.stages.enumerated().map { place, stage in
            [
                "\(place + 1)", Self.share(stage.canaryPermille), "\(stage.soakS) s", "\(stage.minUnits)",
                stage.soakMaxS == 0
                    ? "never" : "\(stage.soakMaxS) s, then \(stage.onStarved == .revert ? "REVERT" : "PAUSE")",
            ]
        }
        return """
            ## Stages

            \(Self.table(["stage", "share", "soak", "outcomes of the canary, at least", "starved after"], rows))

            """
    }

    private var judge: String {
        let judge = policy.judge ?? RolloutJudge()
        let alpha =
            judge.falseRollbacksPerYear > 0
            ? "\(Self.number(judge.falseRollbacksPerYear)) a year"
            : "\(Self.number(judge.alpha > 0 ? judge.alpha : 0.01)) a rollout"
        let covariate = judge.covariate == .previousValue ? "the previous value of the same key" : "none"
        return """
            ## Judge

            - False rollbacks accepted: \(alpha)
            - False promotions accepted: \(Self.number(judge.promoteAlpha > 0 ? judge.promoteAlpha : 0.05)) a rollout
            - Margin: \(margin)
            - Metrics: \(metrics.map { "`\($0)`" }.joined(separator: ", "))
            - Outcomes of each arm before a verdict: \(judge.minUnits)
            - Covariate: \(covariate)

            """
    }

    private var triggers: String {
        guard !policy.triggers.isEmpty else { return "## Triggers\n\nNone.\n" }
        let rows = policy.triggers.map { trigger in
            [
                trigger.kind.name, trigger.metric.isEmpty ? "" : "`\(trigger.metric)`",
                Self.number(RawThreshold.threshold(of: trigger)), "\(RawThreshold.samplesMin(of: trigger))",
                "\(max(1, trigger.consecutive))", trigger.action == .rollback ? "ROLLBACK" : "ALERT",
                RawThreshold.falseAlarms(of: trigger).map { Self.percent($0) } ?? "-",
            ]
        }
        let titles = [
            "trigger", "metric", "threshold", "outcomes, at least", "windows in a row", "action", "false alarms",
        ]
        return """
            ## Triggers

            \(Self.table(titles, rows))

            False alarms: the chance that the trigger fires at one look although nothing has changed, at the least \
            number
            of outcomes; of SCHEMA_VALID_DROP with a rate of 97 % in both arms. Each further look adds to it: the judge,
            which does not, is the safer choice.

            """
    }

    private var rollbacks: String {
        let place = "\(id(model)) -e \(id(environment))"
        var rows = [
            ["the rollout that runs", "`regent rollout abort ROLLOUT --reason TEXT`"],
            ["the policy, to the last known good revision", "`regent rollout rollback \(place) --reason TEXT`"],
        ]
        if policy.lastKnownGoodRevision > 0 {
            rows.append([
                "the policy, to that revision by number",
                "`regent rollout rollback \(place) --to-revision \(policy.lastKnownGoodRevision) --reason TEXT`",
            ])
        }
        if !policy.canaryVersion.isEmpty {
            rows.append([
                "the canary, out of service everywhere",
                "`regent version suspend \(short(policy.canaryVersion)) --reason TEXT`",
            ])
        }
        rows.append([
            "every request to the stable version, for two hours",
            "`regent force start NAME \(short(policy.stableVersion)) -e \(id(environment)) --for 2h --reason TEXT`",
        ])
        return """
            ## Rollbacks

            \(Self.table(["what goes back", "command"], rows))

            """
    }

    private var afterwards: String {
        """
        ## After a rollback

        1. The version that left is DRAFT in \(environment) and needs new evidence.
        2. `regent rollback list --filter 'state = OPEN'` names the record; `regent rollback review RECORD` shows the 24
           hours before.
        3. The root cause is due in 7 days: `regent rollback root-cause RECORD --cause TEXT`.

        """
    }

    // MARK: Words

    private var model: String { policy.model }
    private var environment: String { policy.environment }
    private var isZeroTolerance: Bool { policy.judge?.zeroToleranceSafety == true }
    private var margin: String { Self.number(policy.judge?.margin ?? 0) }
    private var safetyLimit: String {
        let limit = policy.judge?.safetyRateLimit ?? 0
        return Self.number(limit > 0 ? limit : 0.0001)
    }

    private func id(_ name: String) -> String { String(name.split(separator: "/").last ?? "") }

    /// A version as the command line names it.
    private func short(_ version: String) -> String { "\(id(model))/\(id(version))" }

    private static func code(_ text: String) -> String { text.isEmpty ? "none" : "`\(text)`" }
    private static func orNone(_ text: String) -> String { text.isEmpty ? "none" : text }
    private static func share(_ permille: UInt32) -> String { number(Double(permille) / 10) + " %" }
    private static func percent(_ rate: Double) -> String { NumberText.fixed(rate * 100, decimals: 1) + " %" }
    private static func number(_ number: Double) -> String { NumberText.decimal(number) }

    private static func table(_ titles: [String], _ rows: [[String]]) -> String {
        ([titles, titles.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }
}
