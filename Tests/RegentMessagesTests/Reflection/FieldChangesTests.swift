import RegentMessages
import RegentTestKit
import Testing

@Suite("Changes of fields")
struct FieldChangesTests {
    private static func changes(
        _ old: (some Message)?, _ new: (some Message)?, as name: String, room: Int = 1 << 20
    ) throws -> FieldChanges {
        var room = room
        return try FieldChanges(from: old?.encoded(), to: new?.encoded(), as: name, room: &room)
    }

    private static func words(_ old: EvalRun?, _ new: EvalRun?) throws -> [String] {
        try changes(old, new, as: EvalRun.fullName).changes.map { "\($0.path): \($0.oldValue) -> \($0.newValue)" }
    }

    static let rows: [(old: EvalRun?, new: EvalRun?, words: [String])] = [
        (nil, nil, []), (EvalRun(), EvalRun(), []), (nil, EvalRun(), []),
        (nil, EvalRun(attempt: 2, state: .running), ["attempt:  -> 2", "state:  -> \"RUNNING\""]),
        (EvalRun(attempt: 2), nil, ["attempt: 2 -> "]),
        (EvalRun(attempt: 2), EvalRun(attempt: 0), ["attempt: 2 -> 0"]),
        (EvalRun(gatesDigest: [1]), EvalRun(gatesDigest: [2]), ["gates_digest: \"01\" -> \"02\""]),
        (EvalRun(), EvalRun(sealTime: Timestamp(seconds: 0)), ["seal_time:  -> \"1970-01-01T00:00:00.000000Z\""]),
        (
            EvalRun(metadata: ["a": "1", "b": "2"]), EvalRun(metadata: ["b": "3", "c": ""]),
            ["metadata[\"a\"]: \"1\" -> ", "metadata[\"b\"]: \"2\" -> \"3\"", "metadata[\"c\"]:  -> \"\""]
        ),
        (
            EvalRun(summary: EvalSummary(schemaValidRate: 0.5)),
            EvalRun(summary: EvalSummary(fallbackRate: 0), verdict: Verdict(status: .pass, reasons: ["x"])),
            [
                "summary.schema_valid_rate: 0.5 -> ", "summary.fallback_rate:  -> 0",
                "verdict.status:  -> \"PASS\"", "verdict.reasons[0]:  -> \"x\"",
            ]
        ),
        (EvalRun(), EvalRun(verdict: Verdict()), ["verdict:  -> {\"status\":\"UNSPECIFIED\""]),
        (
            EvalRun(droppedBatches: [DroppedBatch(upload: "u", seq: 1), DroppedBatch(upload: "v", seq: 2)]),
            EvalRun(droppedBatches: [DroppedBatch(upload: "u", seq: 3)]),
            ["dropped_batches[0].seq: 1 -> 3", "dropped_batches[1].upload: \"v\" -> ", "dropped_batches[1].seq: 2 -> "]
        ),
    ]

    @Test("Each changed field is listed by its path, with its values", arguments: rows.indices)
    func differences(row: Int) throws {
        let row = Self.rows[row]
        let found = try Self.words(row.old, row.new)
        #expect(found.count == row.words.count)
        for (found, wanted) in zip(found, row.words) { #expect(found.hasPrefix(wanted), "\(found)") }
    }

    @Test("Only equal states have no differences, and the reverse difference is the opposite")
    func opposite() throws {
        var random = RandomMessage(seed: announcedSeed("changes of fields"))
        let transcoder = JSONTranscoder()
        for document in Documents.all {
            for _ in 0..<10 {
                let one = try transcoder.encoding(of: random.value(document.fullName), as: document.fullName)
                let two = try transcoder.encoding(of: random.value(document.fullName), as: document.fullName)
                var (room, back) = (Int.max, Int.max)
                let there = try FieldChanges(from: one, to: two, as: document.fullName, room: &room)
                let again = try FieldChanges(from: two, to: one, as: document.fullName, room: &back)
                let opposite = again.changes.map { ($0.path, $0.newValue, $0.oldValue) }
                #expect(there.changes.elementsEqual(opposite) { ($0.path, $0.oldValue, $0.newValue) == $1 })
                #expect(there.changes.isEmpty == (one == two) && room == back)
            }
        }
    }

    @Test("A long value is cut between letters, and fields that do not fit are counted")
    func bounds() throws {
        let long = EvalRun(trigger: "x" + String(repeating: "é", count: 5_000), attempt: 1, abortReason: "y")
        let cut = try #require(try Self.changes(nil as EvalRun?, long, as: EvalRun.fullName).changes.first)
        #expect(cut.truncated && cut.path == "trigger" && cut.newValue.hasSuffix("é"))
        #expect((FieldChanges.valueBytesMax - 3...FieldChanges.valueBytesMax).contains(cut.newValue.utf8.count))
        for (room, kept) in [(0, 0), (cut.encodedByteCount - 1, 0), (cut.encodedByteCount, 1), (1 << 20, 3)] {
            var left = room
            let found = try FieldChanges(from: nil, to: long.encoded(), as: EvalRun.fullName, room: &left)
            #expect(found.changes.count == kept && found.omitted == UInt32(3 - kept))
            #expect(left == room - found.changes.map(\.encodedByteCount).reduce(0, +))
        }
    }

    @Test("Maps of two hundred thousand entries are compared", .timeLimit(.minutes(1)))
    func large() throws {
        var old = EvalRun()
        for number in 0..<200_000 { old.metadata["key \(number)"] = "value" }
        var new = old
        new.metadata["key 7"] = "another"
        #expect(try Self.words(old, new) == [#"metadata["key 7"]: "value" -> "another""#])
        let added = try Self.changes(nil as EvalRun?, old, as: EvalRun.fullName, room: 1_000)
        #expect(!added.changes.isEmpty && added.changes.count + Int(added.omitted) == 200_000)
    }
}
