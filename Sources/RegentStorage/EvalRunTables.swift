import RegentDatabase
package import RegentMessages

extension WriteTransaction {
    /// Numbers a new run among those of its plan and model version, from 1.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func nextAttempt(plan: String, modelVersion: String) throws -> UInt32 {
        try connection.first(SQL.nextAttempt, [.text(plan), .text(modelVersion)])?["attempts"].asCount() ?? 0
    }

    /// How many runs a plan and model version have: none is ever taken away.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func attemptCount(plan: String, modelVersion: String) throws -> UInt32 {
        try connection.first(SQL.attempts, [.text(plan), .text(modelVersion)])?["attempts"].asCount() ?? 0
    }

    /// Stores the results of a verdict as rows, under the revision of its ledger entry.
    ///
    /// The columns are for people with SQL; what is read back is the body, where no number is cut off.
    /// - Throws: `DatabaseError` `.constraint` when that revision has rows already.
    package func putGateResults(run: String, revision: UInt64, _ results: [GateResult]) throws {
        for (position, result) in results.enumerated() {
            try connection.execute(
                SQL.putGateResult,
                [
                    .text(run), try .unsigned(revision), .integer(Int64(position)), .text(result.key),
                    .text(result.metric), .text(result.verdict.name), .text(result.reason),
                    .text(result.severity.name), .optional(result.estimate), .optional(result.min),
                    .optional(result.max), .bound(result.n), .bound(result.missing),
                    .double(result.coverage), .blob(result.encoded()),
                ])
        }
    }

    /// Stores the seven metrics of a sealed run for `eval_run_summary_v1`.
    ///
    /// - Throws: `DatabaseError`.
    package func putSummary(run: String, revision: UInt64, _ summary: EvalSummary) throws {
        try connection.execute(
            SQL.putSummary,
            [
                .text(run), try .unsigned(revision), try .unsigned(summary.sampleCount),
                .optional(summary.schemaValidRate), .optional(summary.patchApplySuccess),
                .optional(summary.editAfterGenerateRate), .optional(summary.publishConversionProxy),
                .optional(summary.safetyHtmlTailwindCompliance), .optional(summary.fallbackRate),
                .optional(summary.p95LatencyMs),
            ])
    }

    private enum SQL {
        static let nextAttempt = """
            INSERT INTO eval_run_counters (plan, model_version, attempts) VALUES ($1, $2, 1) \
            ON CONFLICT (plan, model_version) DO UPDATE SET attempts = attempts + 1 RETURNING attempts
            """
        static let attempts = "SELECT attempts FROM eval_run_counters WHERE plan = $1 AND model_version = $2"
        static let putGateResult = """
            INSERT INTO gate_results (run, revision, position, key, metric, verdict, reason, severity, \
            estimate, threshold_min, threshold_max, n, missing, coverage, body) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """
        static let putSummary = """
            INSERT INTO eval_run_summaries (run, revision, sample_count, schema_valid_rate, \
            patch_apply_success, edit_after_generate_rate, publish_conversion_proxy, \
            safety_html_tailwind_compliance, fallback_rate, p95_latency_ms) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
            ON CONFLICT (run) DO UPDATE SET revision = excluded.revision, \
            sample_count = excluded.sample_count, schema_valid_rate = excluded.schema_valid_rate, \
            patch_apply_success = excluded.patch_apply_success, \
            edit_after_generate_rate = excluded.edit_after_generate_rate, \
            publish_conversion_proxy = excluded.publish_conversion_proxy, \
            safety_html_tailwind_compliance = excluded.safety_html_tailwind_compliance, \
            fallback_rate = excluded.fallback_rate, p95_latency_ms = excluded.p95_latency_ms
            """
    }
}

extension Store {
    /// Results of a run's last verdict in rule order; of one verdict only if it is given, for example "FAIL".
    ///
    /// - Throws: `StorageError`.
    package func gateResults(run: String, verdict: String? = nil) async throws -> [GateResult] {
        try await read { connection in
            try connection.query(Self.lastGateResults, [.text(run), .optional(verdict)]).map {
                try decodeStored(GateResult.self, $0["body"].asBlob)
            }
        }
    }

    private static let lastGateResults = """
        SELECT body FROM gate_results WHERE run = $1 AND ($2 IS NULL OR verdict = $2) \
        AND revision = (SELECT max(revision) FROM gate_results WHERE run = $1) ORDER BY position
        """
}
