import RegentMessages
import RegentModel
import Testing

@Suite("Orders of documents")
struct OrderTests {
    static func run(
        _ id: String, _ created: Int64?, _ attempt: UInt32 = 0, _ plan: String = "", _ state: EvalRunState = .running
    ) -> EvalRun {
        EvalRun(
            name: "evalRuns/\(id)", createTime: created.map { Timestamp(microseconds: $0) }, plan: plan,
            attempt: attempt, state: state)
    }

    static let runs = [
        run("c", 2, 1, "x", .sealed), run("a", 2, 2, "X"), run("b", 1, 2, ""), run("d", nil, 1, "x\u{1}"),
    ]

    static let rows: [(order: String, ids: String)] = [
        ("", "abcd"), ("name", "abcd"), ("name desc", "dcba"), ("create_time", "dbac"), ("create_time desc", "cabd"),
        ("create_time,name", "dbac"), ("create_time , name desc", "dbca"), ("create_time desc, name", "acbd"),
        ("create_time asc", "dbac"), ("attempt, create_time desc", "cdab"), ("attempt desc,plan", "bacd"),
        ("state", "abdc"), ("plan", "bacd"), ("name, attempt desc", "abcd"), ("summary.sample_count", "abcd"),
    ]

    @Test("Documents stand in the order that is asked for, then by name in its last direction", arguments: rows)
    func sorts(row: (order: String, ids: String)) throws {
        let order = try Order(row.order, of: EvalRun.self)
        let positions = Self.runs.map { order.position(of: DocumentFields($0), name: $0.name) }
        let sorted = positions.sorted { order.precedes($0, $1) }
        #expect(sorted.map { $0.name.suffix(1) }.joined() == row.ids)
        for position in positions {
            #expect(order.position(text: order.text(of: position)) == position)
            #expect(!order.precedes(position, position))
        }
    }

    @Test("Names count whatever their case, by a term too", arguments: ["name desc", "attempt, name desc"])
    func caseOfNames(text: String) throws {
        let order = try Order(text, of: EvalRun.self)
        let positions = ["a", "B", "c"].map { id in
            order.position(of: DocumentFields(Self.run(id, 1)), name: "evalRuns/\(id)")
        }
        #expect(positions.sorted { order.precedes($0, $1) }.map { $0.name.suffix(1) }.joined() == "cBa")
    }

    @Test("A text that begins with a mark that joins the letter before it is kept in a position")
    func joiningMark() throws {
        let order = try Order("plan", of: EvalRun.self)
        let position = order.position(of: DocumentFields(Self.run("a", 1, 1, "\u{301}x")), name: "evalRuns/a")
        #expect(order.position(text: order.text(of: position)) == position)
    }

    @Test(
        "An invalid order is refused with the field and position",
        arguments: [
            ("nothing", "nothing", 1), ("attempt,nothing", "nothing", 9), ("attempt up", "attempt up", 1),
            ("attempt,", "", 9), (",attempt", "", 1), ("attempt,attempt desc", "attempt", 9),
            ("metadata", "metadata", 1), ("verdict", "verdict", 1), ("verdict.reasons", "verdict.reasons", 1),
            ("gates_digest", "gates_digest", 1), ("attempt desc desc", "attempt desc desc", 1),
            ("name,attempt,plan,trigger", "", 1),
        ])
    func refused(text: String, term: String, at: Int) {
        let refusal = #expect(throws: Refusal.self) { try Order(text, of: EvalRun.self) }
        #expect(refusal?.reason == .filterInvalid && refusal?.metadata["field"] == "order_by")
        #expect(refusal?.metadata["term"] == term && refusal?.metadata["at"] == "\(at)")
    }

    @Test("Numbers have a total order, with NaN after all others")
    func numbers() throws {
        let order = try Order("summary.fallback_rate", of: EvalRun.self)
        let rates: [Double?] = [nil, -.infinity, -1, 0, .leastNonzeroMagnitude, 1, .infinity, .nan]
        let positions = rates.enumerated().map { index, rate in
            order.position(
                of: DocumentFields(EvalRun(summary: EvalSummary(fallbackRate: rate))), name: "evalRuns/\(index)")
        }
        for (place, one) in positions.enumerated() {
            for (other, two) in positions.enumerated() { #expect(order.precedes(one, two) == (place < other)) }
            #expect(order.position(text: order.text(of: one))?.name == one.name)
        }
    }

    @Test("A long text counts by its beginning, so that the text of a position is bounded")
    func longTexts() throws {
        let order = try Order("trigger,plan,abort_reason", of: EvalRun.self)
        let long = String(repeating: "é", count: 5_000)
        let run = EvalRun(trigger: long, plan: "x" + long, abortReason: "xy" + long)
        let position = order.position(of: DocumentFields(run), name: "evalRuns/r")
        #expect(order.text(of: position).utf8.count < 3 * (Order.textBytesMax + 8) + 20)
        #expect(order.position(text: order.text(of: position)) == position)
    }

    @Test(
        "A text that is not a position of the order is refused",
        arguments: [
            "", "x", "3:u1", "2:u1", "2:i1x", "2:u1x3", "-1:u1x", "0:x", "99:u1x", "2:uxx", "2:é", "3:s1x", "1:-",
            "18446744073709551616:u1x",
        ])
    func noPosition(text: String) throws {
        let order = try Order("attempt", of: EvalRun.self)
        let found = order.position(text: text)
        #expect(found == nil || found?.values == [.count(1)], "\(text)")
        #expect(try Order("attempt,plan", of: EvalRun.self).position(text: text) == nil)
    }
}
