package import RegentDatabase

/// The tables, as a list of migrations that only ever grows.
package enum StorageSchema {
    /// Marks a file as a store of ours: "RGNT". The version rises when an older program must not open it:
    /// files of version 1 had no checksums in their pages, those of versions 2 and 3 other tables.
    package static let format = DatabaseFormat(applicationID: 0x5247_4E54, version: 4)

    /// Every step so far.
    package static let migrations = migrations(rows: 256)

    /// Every step so far; what is moved goes so many rows a batch.
    package static func migrations(rows: Int) -> [Migration] {
        earlier + FormatThree.migrations(rows: rows) + [Migration("0013 reporters", [outcomeReporters])]
            + FormatFour.migrations(rows: rows) + [
                Migration("0017 uploaders", [evalUploaders]), Migration("0018 clusters", [segmentClusters]),
                Migration("0019 provider health", [providerHealth]),
                Migration("0020 route sessions", [routeSessions, routeSessionsByExpiry]),
                Migration("0021 judge states", [judgeStates]), Migration("0022 error groups", [errorGroups]),
                TreeSchema.migration,
                Migration("0025 sla", [slaSeries, slaCounts]),
            ]
    }

    private static let earlier = [
        Migration("0001 store", [store]),
        Migration("0002 resources", [resources, resourcesByKind, resourcesByState]),
        Migration("0003 ledger", [ledger, ledgerByResource]),
        Migration("0004 idempotency", [idempotency, idempotencyByTime]),
        Migration("0005 denials", [denials]),
        Migration("0006 eval runs", [segments, attempts, gateResults, summaries, summaryView]),
        Migration(
            "0007 outcomes", [outcomeSegments, outcomeSegmentsByEnvironment, outcomeValues, outcomeFilters]),
        Migration(
            "0008 retention",
            [
                outcomesErased, outcomeSegmentsByErasure, outcomeValuesBySegment, answersErased,
                idempotencyByErasure,
            ]),
    ]

    private static let store = "CREATE TABLE store (key TEXT PRIMARY KEY, value TEXT NOT NULL)"

    /// `name_key` is the name in lower case: names are unique ignoring case.
    private static let resources = """
        CREATE TABLE resources (
          name TEXT PRIMARY KEY, name_key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, parent TEXT NOT NULL,
          revision BIGINT NOT NULL, state TEXT NOT NULL, create_time_us BIGINT NOT NULL,
          update_time_us BIGINT NOT NULL, etag TEXT NOT NULL, body BYTEA NOT NULL)
        """
    private static let resourcesByKind = "CREATE INDEX resources_by_kind ON resources (kind, name)"
    private static let resourcesByState = "CREATE INDEX resources_by_state ON resources (kind, state, name)"

    private static let ledger = """
        CREATE TABLE ledger (
          revision BIGINT PRIMARY KEY, time_us BIGINT NOT NULL, actor TEXT NOT NULL, role TEXT NOT NULL,
          on_behalf_of TEXT NOT NULL, method TEXT NOT NULL, resource TEXT NOT NULL, event TEXT NOT NULL,
          payload BYTEA NOT NULL, before_digest BYTEA NOT NULL, after_digest BYTEA NOT NULL,
          reason TEXT NOT NULL, idempotency_key TEXT NOT NULL, salt BYTEA NOT NULL, leaf_hash BYTEA NOT NULL)
        """
    private static let ledgerByResource = "CREATE INDEX ledger_by_resource ON ledger (resource, revision)"

    private static let idempotency = """
        CREATE TABLE idempotency (
          principal TEXT NOT NULL, method TEXT NOT NULL, key TEXT NOT NULL, request_digest BYTEA NOT NULL,
          response BYTEA NOT NULL, revision BIGINT NOT NULL, time_us BIGINT NOT NULL,
          PRIMARY KEY (principal, method, key))
        """
    private static let idempotencyByTime = "CREATE INDEX idempotency_by_time ON idempotency (time_us)"

    /// At most ten a second and principal; the rest is counted in `suppressed` of the tenth.
    private static let denials = """
        CREATE TABLE denials (
          principal TEXT NOT NULL, second BIGINT NOT NULL, position BIGINT NOT NULL, time_us BIGINT NOT NULL,
          method TEXT NOT NULL, resource TEXT NOT NULL, permission TEXT NOT NULL, reason TEXT NOT NULL,
          suppressed BIGINT NOT NULL, PRIMARY KEY (principal, second, position))
        """

    /// A dropped batch keeps its row: its number is spent, and what it held stays evidence.
    private static let segments = """
        CREATE TABLE eval_segments (
          run TEXT NOT NULL, upload TEXT NOT NULL, seq BIGINT NOT NULL, sample_count BIGINT NOT NULL,
          digest BYTEA NOT NULL, dropped BIGINT NOT NULL, hot BYTEA NOT NULL, cold BYTEA NOT NULL,
          PRIMARY KEY (run, upload, seq))
        """
    /// Whether samples of a batch depend on each other: 1 = no, 2 = yes, 0 = not known, of an earlier release.
    private static let segmentClusters = "ALTER TABLE eval_segments ADD COLUMN clusters BIGINT NOT NULL DEFAULT 0"
    /// Who has sent batches to a run; those of runs of earlier releases are not known.
    private static let evalUploaders = """
        CREATE TABLE eval_uploaders (
          run TEXT NOT NULL, principal TEXT NOT NULL, PRIMARY KEY (run, principal)) WITHOUT ROWID
        """
    /// What the judge of a running rollout has come to: its state after the outcomes up to a batch.
    private static let judgeStates = """
        CREATE TABLE judge_states (
          rollout TEXT PRIMARY KEY, batch BIGINT NOT NULL, revision BIGINT NOT NULL, state BYTEA NOT NULL)
        """
    /// The provider with which each session of a caller stays; written behind, so that the last second may be missing.
    private static let routeSessions = """
        CREATE TABLE route_sessions (
          digest BYTEA PRIMARY KEY, principal TEXT NOT NULL, provider TEXT NOT NULL, pin_time_us BIGINT NOT NULL,
          expire_time_us BIGINT NOT NULL) WITHOUT ROWID
        """
    private static let routeSessionsByExpiry = """
        CREATE INDEX route_sessions_by_expiry ON route_sessions (expire_time_us)
        """
    /// Ejections, probes and readmissions of providers, so that a restart forgets none.
    private static let providerHealth = """
        CREATE TABLE provider_health (
          environment TEXT NOT NULL, provider TEXT NOT NULL, cause BIGINT NOT NULL, ejection_time_us BIGINT NOT NULL,
          readmission_time_us BIGINT NOT NULL, ejection_count BIGINT NOT NULL, serving_time_us BIGINT NOT NULL,
          slow_start_time_us BIGINT NOT NULL, severity DOUBLE PRECISION NOT NULL, probe_time_us BIGINT NOT NULL,
          probe_expire_time_us BIGINT NOT NULL, probe_holder TEXT NOT NULL,
          PRIMARY KEY (environment, provider)) WITHOUT ROWID
        """
    /// Failures of calls, grouped; written behind, so that the last second may be missing.
    private static let errorGroups =
        "CREATE TABLE error_groups (id TEXT PRIMARY KEY, content BYTEA NOT NULL) WITHOUT ROWID"
    /// Counts of outcomes for SLA targets: one series for each target and what it counts.
    private static let slaSeries = """
        CREATE TABLE sla_series (
          id BIGINT PRIMARY KEY, target TEXT NOT NULL, criterion TEXT NOT NULL, batch BIGINT NOT NULL,
          minute BIGINT NOT NULL, burn_minute BIGINT NOT NULL, UNIQUE (target, criterion))
        """
    /// The outcomes of a minute that were stored at a revision of the ledger; they outlive the outcomes.
    private static let slaCounts = """
        CREATE TABLE sla_counts (
          series BIGINT NOT NULL, minute BIGINT NOT NULL, revision BIGINT NOT NULL, good BIGINT NOT NULL,
          bad BIGINT NOT NULL, PRIMARY KEY (series, minute, revision)) WITHOUT ROWID
        """
    private static let attempts = """
        CREATE TABLE eval_run_attempts (
          plan TEXT NOT NULL, model_version TEXT NOT NULL, attempt BIGINT NOT NULL, run TEXT NOT NULL UNIQUE,
          PRIMARY KEY (plan, model_version, attempt))
        """
    private static let gateResults = """
        CREATE TABLE gate_results (
          run TEXT NOT NULL, revision BIGINT NOT NULL, position BIGINT NOT NULL, key TEXT NOT NULL,
          metric TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL, severity TEXT NOT NULL,
          estimate DOUBLE PRECISION, threshold_min DOUBLE PRECISION, threshold_max DOUBLE PRECISION,
          n BIGINT NOT NULL, missing BIGINT NOT NULL, coverage DOUBLE PRECISION NOT NULL, body BYTEA NOT NULL,
          PRIMARY KEY (run, revision, position))
        """
    private static let summaries = """
        CREATE TABLE eval_run_summaries (
          run TEXT PRIMARY KEY, revision BIGINT NOT NULL, sample_count BIGINT NOT NULL,
          schema_valid_rate DOUBLE PRECISION, patch_apply_success DOUBLE PRECISION,
          edit_after_generate_rate DOUBLE PRECISION, publish_conversion_proxy DOUBLE PRECISION,
          safety_html_tailwind_compliance DOUBLE PRECISION, fallback_rate DOUBLE PRECISION,
          p95_latency_ms DOUBLE PRECISION)
        """

    /// The seven metrics of each sealed run, for other tools: a promise by name (docs/evaluation.md, "Summary").
    private static let summaryView = """
        CREATE VIEW eval_run_summary_v1 AS SELECT run, sample_count, schema_valid_rate, patch_apply_success,
          edit_after_generate_rate, publish_conversion_proxy, safety_html_tailwind_compliance, fallback_rate,
          p95_latency_ms FROM eval_run_summaries
        """

    /// Route outcomes, a batch a row; `hot` and `cold` as of eval segments.
    private static let outcomeSegments = """
        CREATE TABLE outcome_segments (
          id BIGINT PRIMARY KEY, reporter TEXT NOT NULL, seq BIGINT NOT NULL, environment TEXT NOT NULL,
          outcome_count BIGINT NOT NULL, min_time_us BIGINT NOT NULL, max_time_us BIGINT NOT NULL,
          digest BYTEA NOT NULL, hot BYTEA NOT NULL, cold BYTEA NOT NULL, UNIQUE (reporter, seq))
        """
    private static let outcomeSegmentsByEnvironment = """
        CREATE INDEX outcome_segments_by_environment ON outcome_segments (environment, id)
        """

    /// The indexes by provider and by strategy: a row for each value of a segment, walked newest first.
    private static let outcomeValues = """
        CREATE TABLE outcome_values (
          environment TEXT NOT NULL, dimension TEXT NOT NULL, value TEXT NOT NULL, max_time_us BIGINT NOT NULL,
          segment BIGINT NOT NULL, min_time_us BIGINT NOT NULL,
          PRIMARY KEY (environment, dimension, value, max_time_us, segment))
        """

    /// The index by request id: a filter per segment, which shows where an id certainly is not.
    private static let outcomeFilters = """
        CREATE TABLE outcome_filters (segment BIGINT PRIMARY KEY, filter BYTEA NOT NULL)
        """

    /// The owner of a reporter: the first principal that stored a batch of it. Those of earlier releases have no
    /// owner until a principal continues them.
    private static let outcomeReporters = """
        CREATE TABLE outcome_reporters (reporter TEXT PRIMARY KEY, principal TEXT NOT NULL) WITHOUT ROWID
        """

    /// When the content was erased because its time was over, microseconds; 0 = it is there. What was said of it
    /// (counts, times, digest) stays.
    private static let outcomesErased = """
        ALTER TABLE outcome_segments ADD COLUMN erased_time_us BIGINT NOT NULL DEFAULT 0
        """
    private static let outcomeSegmentsByErasure = """
        CREATE INDEX outcome_segments_by_erasure ON outcome_segments (erased_time_us, max_time_us)
        """
    private static let outcomeValuesBySegment = "CREATE INDEX outcome_values_by_segment ON outcome_values (segment)"
    private static let answersErased = """
        ALTER TABLE idempotency ADD COLUMN erased_time_us BIGINT NOT NULL DEFAULT 0
        """
    private static let idempotencyByErasure = """
        CREATE INDEX idempotency_by_erasure ON idempotency (erased_time_us, time_us)
        """
}
