import Foundation
import RegentBulk
import RegentCompression
import RegentMessages
import RegentModel
import Testing

/// The code of the batch error that `body` throws; nil when it throws none.
func code<Result>(_ body: () throws -> Result) -> BatchError.Code? {
    do { _ = try body() } catch { return (error as? BatchError)?.code }
    return nil
}

/// The batch error that `body` throws; nil when it throws none.
func batchError(_ body: () throws -> Void) -> BatchError? {
    do { try body() } catch { return error as? BatchError }
    return nil
}

/// Writes a text to a new file.
func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
}

@Suite("Checked columns")
struct CheckedColumnsTests {
    /// Three good samples.
    static let good: SampleColumns = {
        let samples = [
            EvalSample(
                sampleId: "a", status: .scored, latencyMs: 1, scores: ["x": 0.5, "y": 1], cluster: "c"),
            EvalSample(sampleId: "b", status: .skipped, scores: ["y": 2], metadata: ["k": "v"]),
            EvalSample(sampleId: "ü", status: .error, latencyMs: 2, scores: ["x": 1, "y": 3], cluster: "d"),
        ]
        return (try? batches(samples).first) ?? SampleColumns()
    }()

    /// The good columns with a change in the hot ones.
    static func hot(_ change: (inout SampleColumns) -> Void) -> SampleColumns {
        var columns = good
        change(&columns)
        return columns
    }

    /// The good columns with a change in the cold ones.
    static func cold(_ change: (inout ColdColumns) -> Void) -> SampleColumns {
        var columns = good
        guard let bytes = try? Zstd.decompress(columns.coldZstd, bytesMax: 1 << 20),
            var cold = try? ColdColumns(decoding: bytes)
        else { return SampleColumns() }
        change(&cold)
        columns.coldZstd = Zstd.compress(cold.encoded(), level: 1)
        return columns
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let what: String
        let columns: SampleColumns
        let code: BatchError.Code
        let column: String?
        let index: Int?

        init(
            _ what: String, _ columns: SampleColumns, _ code: BatchError.Code, _ column: String?,
            _ index: Int? = nil
        ) {
            (self.what, self.columns, self.code) = (what, columns, code)
            (self.column, self.index) = (column, index)
        }

        var testDescription: String { what }
    }

    static let hotCases = [
        Case("no samples", hot { $0.count = 0 }, .badCount, "count"),
        Case("too many", hot { $0.count = 8_193 }, .badCount, "count"),
        Case("a code less", hot { $0.outcomeCodes.removeLast() }, .badColumn, "outcome_codes"),
        Case("a latency more", hot { $0.latencyUs.append(0) }, .badColumn, "latency_us"),
        Case("status 0", hot { $0.outcomeCodes[1] &= ~7 }, .badStatus, "outcome_codes", 1),
        Case("status 6", hot { $0.outcomeCodes[2] = 6 }, .badStatus, "outcome_codes", 2),
        Case("tri-state 3", hot { $0.outcomeCodes[0] |= 3 << 13 }, .badOutcome, "outcome_codes", 0),
        Case("high bit", hot { $0.outcomeCodes[0] |= 1 << 31 }, .badOutcome, "outcome_codes", 0),
        Case("latency without presence", hot { $0.latencyUs[1] = 1 }, .badLatency, "latency_us", 1),
        Case("names out of order", hot { $0.scores.reverse() }, .badColumn, "scores.x"),
        Case("a name twice", hot { $0.scores[1].name = "x" }, .badColumn, "scores.x"),
        Case("no name", hot { $0.scores[0].name = "" }, .badScore, "scores"),
        Case("a value more", hot { $0.scores[1].values.append(1) }, .badColumn, "scores.y"),
        Case("a row less", hot { $0.scores[0].rows.removeLast() }, .badColumn, "scores.x"),
        Case("a row twice", hot { $0.scores[0].rows = [2, 2] }, .badColumn, "scores.x", 2),
        Case("a row out of range", hot { $0.scores[0].rows = [0, 3] }, .badColumn, "scores.x", 3),
        Case("not finite", hot { $0.scores[0].values[1] = .nan }, .badScore, "scores.x", 2),
        Case("above the range", hot { $0.scores[1].values[1] = 3.5 }, .badScore, "scores.y", 1),
        Case("too large", hot { $0.coldZstd = [UInt8](repeating: 0, count: 1 << 20) }, .tooLarge, nil),
    ]

    @Test("A status that is none is answered with those there are, in rows, columns and outcomes")
    func statusChoices() throws {
        let row = EvalSample(sampleId: "a", status: .init(rawValue: 6))
        let columns = Self.hot { $0.outcomeCodes[1] = 6 }
        let texts = [
            try #require(batchError { _ = try batches([row]) }).message,
            try #require(batchError { _ = try columns.checked() }).message,
        ]
        for text in texts {
            for status in SampleStatus.allKnown.dropFirst() { #expect(text.contains(status.name), "\(text)") }
        }
        var outcome = CheckedOutcomesTests.good
        outcome.status = .init(rawValue: 7)
        let fault = try #require(outcome.faults(in: "prod").first)
        for status in RouteOutcomeStatus.allKnown.dropFirst() {
            #expect(fault.description.contains(status.name), "\(fault)")
        }
    }

    static let coldCases = [
        Case("no cold block", hot { $0.coldZstd = [] }, .badColdBlock, "cold_zstd"),
        Case("two frames", hot { $0.coldZstd += $0.coldZstd }, .badColdBlock, "cold_zstd"),
        Case("no message", hot { $0.coldZstd = Zstd.compress([7], level: 1) }, .badColdBlock, "cold_zstd"),
        Case(
            "a bomb", hot { $0.coldZstd = Zstd.compress([UInt8](repeating: 0, count: 5 << 20), level: 1) },
            .badColdBlock, "cold_zstd"),
        Case("no ids", cold { $0.sampleIds = nil }, .badColumn, "sample_ids"),
        Case("an id less", cold { $0.sampleIds?.byteCounts.removeLast() }, .badColumn, "sample_ids"),
        Case("a byte more", cold { $0.sampleIds?.text.append(65) }, .badColumn, "sample_ids"),
        Case("an empty id", cold { $0.sampleIds?.byteCounts = [0, 2, 2] }, .badSampleID, "sample_ids", 0),
        Case(
            "half a character", cold { $0.sampleIds?.byteCounts = [1, 2, 1] }, .badSampleID, "sample_ids", 1),
        Case("a control byte", cold { $0.sampleIds?.text[1] = 0x1B }, .badSampleID, "sample_ids", 1),
        Case(
            "a C1 control", cold { $0.sampleIds?.text = [65, 66, 0xC2, 0x85] }, .badSampleID,
            "sample_ids", 2),
        Case("an id twice", cold { $0.sampleIds?.text[1] = 97 }, .duplicateSampleID, "sample_ids", 1),
        Case("a code too high", cold { $0.cluster?.codes[1] = 3 }, .badColumn, "cluster", 1),
        Case("a code less", cold { $0.cluster?.codes.removeLast() }, .badColumn, "cluster"),
        Case("several texts without codes", cold { $0.cluster?.codes = [] }, .badColumn, "cluster"),
        Case(
            "a long text", cold { $0.cluster?.values[0] = String(repeating: "x", count: 257) }, .badText,
            "cluster"),
        Case("labels less", cold { $0.metadata?.byteCounts.removeLast() }, .badColumn, "metadata"),
        Case("labels no JSON", cold { $0.metadata?.text[0] = 65 }, .badMetadata, "metadata", 1),
        Case(
            "labels out of order",
            cold {
                $0.metadata = TextColumn(
                    byteCounts: [0, 0, 16], text: Array("{\"b\":\"\",\"a\":\"x\"}".utf8))
            },
            .badMetadata, "metadata", 2),
        Case(
            "labels no strings",
            cold { $0.metadata = TextColumn(byteCounts: [7, 0, 0], text: Array("{\"b\":1}".utf8)) },
            .badMetadata, "metadata", 0),
    ]

    static let declared = [
        MetricDeclaration(name: "y", range: MetricRange(min: 0, max: 3)), MetricDeclaration(name: "x"),
    ]

    @Test("valid columns pass, with and without declared ranges")
    func goodPass() throws {
        #expect(try Self.good.checked().columns == Self.good)
        #expect(try Self.good.checked(declared: Self.declared).count == 3)
        #expect(try Self.cold { _ in }.checked().samples() == Self.good.checked().samples())
    }

    @Test("invalid columns are refused with column and sample", arguments: hotCases + coldCases)
    func refused(bad: Case) {
        do throws(BatchError) {
            _ = try bad.columns.checked(declared: Self.declared)
            Issue.record("not refused")
        } catch {
            #expect(error.code == bad.code)
            #expect(error.column == bad.column)
            #expect(error.index == bad.index)
            let reason: ErrorReason = bad.code == .duplicateSampleID ? .duplicateSampleId : .batchInvalid
            #expect(error.refusal.reason == reason)
            #expect(error.refusal.metadata["violation"] == bad.code.rawValue)
        }
    }

    @Test("a frame without a checksum is refused")
    func unchecked() throws {
        var columns = Self.good
        columns.coldZstd[4] &= ~4  // the descriptor's checksum flag
        columns.coldZstd.removeLast(4)
        #expect(try Zstd.decompress(columns.coldZstd, bytesMax: 1 << 20).isEmpty == false)
        #expect(code { try columns.checked() } == .badColdBlock)
    }

    @Test("a constant text needs no codes, and a score of -0.0 becomes 0.0")
    func normalised() throws {
        let constant = Self.cold { $0.cluster = DictionaryColumn(values: ["all"], codes: []) }
        #expect(try constant.checked().samples().map(\.cluster) == ["all", "all", "all"])
        let negative = Self.hot { $0.scores[1].values[0] = -0.0 }
        #expect(try negative.checked().columns.scores[1].values[0].sign == .plus)
    }

    @Test(
        "an id that holds a mark of direction or a line separator is refused at every door; one that is stored is read",
        arguments: ["\u{202E}", "\u{202A}", "\u{2066}", "\u{2069}", "\u{200E}", "\u{61C}", "\u{2028}", "\u{2029}"])
    func directions(mark: String) throws {
        let id = "a\(mark)"
        let sample = EvalSample(sampleId: id, status: .scored)
        let columns = Self.cold {
            $0.sampleIds?.text = Array("\(id)bü".utf8)
            $0.sampleIds?.byteCounts[0] = UInt32(id.utf8.count)
        }
        #expect(code { try SampleBatch(seq: 1, columns: columns).checked() } == .badSampleID)
        #expect(try columns.checked().samples().first?.sampleId == id)
        #expect(code { try SampleBatch(seq: 1, rows: [sample]).checked() } == .badSampleID)
        #expect(try read("{\"sample_id\":\"\(id)\",\"status\":\"SCORED\"}\n").error?.code == .badSampleID)
        let outcome = RouteOutcome(
            requestId: id, createTime: Timestamp(seconds: 1), selectedProvider: "a", status: .ok)
        #expect(outcome.faults(in: "prod").map(\.field) == ["request_id"])
        let packed = OutcomeBatch(environment: "prod", columns: OutcomeColumns(packing: [outcome]))
        let refusal = #expect(throws: OutcomeRefusal.self) { try CheckedOutcomes(checking: packed) }
        #expect(refusal?.violations.map(\.field) == ["request_id"])
    }

    @Test("sample ids are given as bytes, in order")
    func sampleIDs() throws {
        var ids: [String] = []
        let checked = try Self.good.checked()
        checked.forEachSampleID { index, bytes in
            #expect(index == ids.count)
            #expect(bytes == checked.sampleID(index))
            ids.append(String(decoding: bytes, as: UTF8.self))
        }
        #expect(ids == ["a", "b", "ü"])
    }
}
