import RegentMessages
import RegentModel
import Testing

@Suite("Plans of lists")
struct QueryPlanTests {
    static let indexes = [["create_time"], ["state", "create_time"], ["model_version", "create_time"], ["state"]]

    /// A plan in words: index, fixed values, bounds, order.
    private static func words(_ plan: QueryPlan?) -> String {
        guard let plan else { return "none" }
        func text(_ column: IndexColumn?) -> String {
            switch column {
            case .text(let text): text
            case .time(let time?): "\(time.seconds)"
            case nil: ""
            default: "?"
            }
        }
        let bounds = plan.from == nil && plan.to == nil ? "" : " \(text(plan.from))...\(text(plan.to))"
        let order = plan.isOrdered ? (plan.isDescending ? " backwards" : " in order") : ""
        return indexes[plan.index].joined(separator: ",") + plan.equal.map { " =\(text($0))" }.joined() + bounds + order
    }

    private static let times = ("1970-01-01T00:00:05Z", "1970-01-01T00:00:09Z")

    static let rows: [(filter: String, order: String, state: String?, plan: String)] = [
        ("", "", nil, "none"), ("attempt = 1", "", nil, "none"), ("", "attempt", nil, "none"),
        ("", "create_time", nil, "create_time in order"), ("", "create_time desc", nil, "create_time backwards"),
        ("attempt = 1", "create_time", nil, "create_time in order"), ("", "create_time, attempt", nil, "none"),
        ("state = SEALED", "", nil, "state =SEALED in order"), ("", "", "SEALED", "state =SEALED in order"),
        ("state = SEALED", "name desc", nil, "state =SEALED backwards"), ("", "state", nil, "state in order"),
        ("state = SEALED", "state desc", nil, "state =SEALED backwards"),
        ("state = SEALED", "create_time", nil, "state,create_time =SEALED in order"),
        ("", "create_time desc", "SEALED", "state,create_time =SEALED backwards"),
        ("", "state, create_time", nil, "state,create_time in order"),
        ("", "state, create_time desc", nil, "none"),
        ("", "state desc, create_time desc", nil, "state,create_time backwards"),
        ("create_time > \(times.0)", "", nil, "create_time 5..."),
        ("create_time > \(times.0) AND create_time <= \(times.1)", "create_time", nil, "create_time 5...9 in order"),
        ("create_time > \(times.0) AND create_time >= \(times.1)", "", nil, "create_time 9..."),
        ("create_time < \(times.0) AND create_time < \(times.1)", "", nil, "create_time ...5"),
        (
            "state = SEALED AND create_time > \(times.0)", "create_time desc", nil,
            "state,create_time =SEALED 5... backwards"
        ),
        ("state = SEALED AND create_time > \(times.0)", "", nil, "state =SEALED in order"),
        ("state = SEALED AND create_time > \(times.0)", "attempt", nil, "state,create_time =SEALED 5..."),
        ("model_version = m AND state = SEALED", "create_time", nil, "state,create_time =SEALED in order"),
        ("model_version = m", "", nil, "model_version,create_time =m"),
        ("model_version > m", "", nil, "model_version,create_time m..."),
        ("state = SEALED OR state = PASSED", "", nil, "none"), ("NOT state = SEALED", "", nil, "none"),
        ("state != SEALED", "", nil, "none"),
        (
            "state = SEALED AND (attempt = 1 OR attempt = 2)", "", nil,
            "state =SEALED in order"
        ),
    ]

    @Test("A list is served by the index that has its order and fixes most", arguments: rows.indices)
    func best(row: Int) throws {
        let row = Self.rows[row]
        let filter = try Filter(row.filter, of: EvalRun.self)
        let order = try Order(row.order, of: EvalRun.self)
        let plan = QueryPlan.best(for: filter, order: order, state: row.state, among: Self.indexes)
        #expect(Self.words(plan) == row.plan, "\(row.filter) by \(row.order)")
    }

    @Test("A position stands in an ordered index at the values that the plan fixes and its own")
    func columns() throws {
        let run = EvalRun(name: "evalRuns/r", createTime: Timestamp(seconds: 3), state: .sealed)
        for (filter, orderBy, expected) in [
            ("state = SEALED", "create_time", [IndexColumn.text("SEALED"), .time(Timestamp(seconds: 3))]),
            ("", "state,create_time", [.text("SEALED"), .time(Timestamp(seconds: 3))]),
            ("state = SEALED", "state", [.text("SEALED")]), ("", "create_time desc", [.time(Timestamp(seconds: 3))]),
        ] {
            let order = try Order(orderBy, of: EvalRun.self)
            let plan = try #require(
                QueryPlan.best(for: try Filter(filter, of: EvalRun.self), order: order, among: Self.indexes))
            let position = order.position(of: DocumentFields(run), name: run.name)
            #expect(plan.columns(of: position, in: order, of: Self.indexes[plan.index]) == expected)
        }
    }
}
