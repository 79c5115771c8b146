import RegentMessages

/// A view: rows of one sort, with fields that queries name.
package struct QueryView: Sendable, Hashable {
    /// Its name in a query, for example "outcomes".
    package let name: String
    /// Full name of the message that a row is.
    package let message: String
    /// Collection of the documents that the rows are; empty where they are none.
    package let kind: String
    /// Fields that are computed, with their types.
    private let derived: [String: FieldKind]
    /// Fields of the message that queries do not name.
    private let hidden: Set<String>
    /// States of the documents.
    private let states: [String]

    private init(
        _ name: String, _ message: String, kind: String = "", derived: [String: FieldKind] = [:],
        hidden: Set<String> = []
    ) {
        self.name = name
        self.message = "regent.v1." + message
        self.kind = kind
        self.derived = derived
        self.hidden = hidden
        states = Documents.byKind[kind]?.stateNames ?? []
    }

    /// Outcomes of routed requests. `error` is true for ERROR, TIMEOUT, THROTTLED and PARTIAL, `fallback` where a
    /// fallback provider answered, `environment` the id of theirs.
    package static let outcomes = QueryView(
        "outcomes", "RouteOutcome", derived: ["error": .flag, "fallback": .flag], hidden: ["key_digest"])
    /// Samples of eval runs; `run` and `plan` are those of their run, whose create time is theirs.
    package static let evalSamples = QueryView(
        "eval_samples", "EvalSample", derived: ["run": .text, "plan": .text, "create_time": .time],
        hidden: ["metadata"])
    /// Entries of the ledger; `kind` is the kind of the resource.
    package static let ledger = QueryView(
        "ledger", "LedgerEntry", derived: ["kind": .text],
        hidden: ["payload", "before_digest", "after_digest", "leaf_hash", "idempotency_key"])
    /// Eval runs.
    package static let evalRuns = QueryView("eval_runs", "EvalRun", kind: "evalRuns")
    /// Deployment tasks.
    package static let deploymentTasks = QueryView("deployment_tasks", "DeploymentTask", kind: "deploymentTasks")
    /// Proposals.
    package static let proposals = QueryView("proposals", "ChangeProposal", kind: "proposals")
    /// Incidents.
    package static let incidents = QueryView("incidents", "Incident", kind: "incidents")
    /// Violations of SLA targets.
    package static let sla = QueryView("sla", "SlaViolation", kind: "slaViolations")

    /// Every view.
    package static let all: [QueryView] = [
        .outcomes, .evalRuns, .evalSamples, .ledger, .deploymentTasks, .proposals, .incidents, .sla,
    ]

    /// Name of the field whose time a row has.
    package var timeField: String { self == .ledger ? "time" : "create_time" }

    /// The field that words name; nil where the view has none.
    package func field(_ words: [String]) -> QueryField? {
        guard let first = words.first, !hidden.contains(first) else { return nil }
        if words == ["state"], !states.isEmpty {
            return QueryField(words, kind: .name(states), source: .state)
        }
        if words.count == 1, let kind = derived[first] { return QueryField(words, kind: kind, source: .derived) }
        return FieldPath(words, in: message).map {
            QueryField(words, kind: $0.kind, isRepeated: $0.isRepeated, source: .path($0))
        }
    }

    /// The field that a name with dots names; nil where the view has none.
    package func field(named name: String) -> QueryField? {
        field(name.split(separator: ".", omittingEmptySubsequences: false).map(String.init))
    }

    /// Fields with one word, for suggestions.
    package var fieldNames: [String] {
        let own = Schema.regent.messages[message]?.fields.map(\.name).filter { !hidden.contains($0) } ?? []
        return (own + derived.keys + (states.isEmpty ? [] : ["state"])).sorted()
    }

    /// Fields of one word that rows can be grouped by.
    package var dimensionNames: [String] { fieldNames.filter { field([$0])?.isDimension == true } }

    /// Measures of fields of one word, for suggestions.
    package var measureNames: [String] {
        var names = ["count"]
        for field in fieldNames.compactMap({ field([$0]) }) {
            if field.isFlag { names.append(QueryMeasure.rateName(of: field)) }
            if field.isNumber {
                names += ["avg", "min", "max", "sum", "stddev", "p50", "p90", "p95", "p99"].map {
                    "\($0)_\(field.name)"
                }
            }
            if field.isDimension { names.append("count_distinct_\(field.name)") }
        }
        return names
    }
}

extension Document {
    /// The states of its lifecycle.
    fileprivate static var stateNames: [String] { State.allStates.map(\.name) }
}
