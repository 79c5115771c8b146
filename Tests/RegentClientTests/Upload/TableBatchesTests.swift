import RegentBulk
import RegentClient
import RegentMessages
import RegentRPC
import RegentTestKit
import Testing

/// Batches of whole columns, against those of the same samples one by one.
@Suite("Columns of samples")
struct TableBatchesTests {
    private static func batches(_ samples: [EvalSample]) throws -> [[UInt8]] {
        var batcher = SampleBatcher()
        var batches: [[UInt8]] = []
        for sample in samples { if let full = try batcher.append(sample) { batches.append(full.encoded()) } }
        if let last = batcher.finish() { batches.append(last.encoded()) }
        return batches
    }

    private static func batches(_ table: SampleTable) -> (batches: [[UInt8]], error: RPCError?) {
        var result: [[UInt8]] = []
        do throws(RPCError) {
            var batches = try TableBatches(table, level: BatchLimits.levelOnMachine)
            while let columns = try batches.nextBatch() { result.append(columns.encoded()) }
        } catch {
            return (result, error)
        }
        return (result, nil)
    }

    /// The columns of samples.
    private static func table(_ samples: [EvalSample]) -> SampleTable {
        func states(_ value: (EvalSample) -> TriState) -> [UInt8] { samples.map { UInt8(value($0).rawValue) } }
        var table = SampleTable(sampleIDs: SampleTable.IDs(samples.map(\.sampleId)))
        table.statuses = samples.map { UInt8(truncatingIfNeeded: $0.status.rawValue) }
        if samples.contains(where: { $0.repeat > 0 }) { table.repeats = samples.map(\.repeat) }
        table.schemaValid = states(\.schemaValid)
        table.patchApplySuccess = states(\.patchApplySuccess)
        table.editedAfterGenerate = states(\.editedAfterGenerate)
        table.published = states(\.published)
        table.safetyCompliant = states(\.safetyCompliant)
        table.fallbackUsed = states(\.fallbackUsed)
        table.latencyMicros = SampleTable.Numbers(
            samples.map { UInt32((($0.latencyMs ?? 0) * 1_000).rounded()) },
            presence: samples.map { $0.latencyMs == nil ? 0 : 1 } as [UInt8])
        table.requestedProvider = texts(samples.map(\.requestedProvider))
        table.selectedProvider = .all("openai")
        table.routeStrategy = texts(samples.map(\.routeStrategy))
        table.modelVersion = texts(samples.map(\.modelVersion))
        table.cluster = texts(samples.map(\.cluster))
        for name in Set(samples.flatMap { $0.scores.keys }) {
            table.scores[name] = SampleTable.Numbers(
                samples.map { $0.scores[name] ?? 7 },
                presence: samples.map { $0.scores[name] == nil ? 0 : 1 } as [UInt8])
        }
        if samples.contains(where: { !$0.metadata.isEmpty }) { table.metadata = samples.map(\.metadata) }
        return table
    }

    /// A dictionary with an empty text and every text twice, so that codes are not those of the batch.
    private static func texts(_ texts: [String]) -> SampleTable.Texts {
        let distinct = Array(Set(texts.map { Array($0.utf8) })).sorted { $0.lexicographicallyPrecedes($1) }
        let dictionary = [""] + distinct.map { String(decoding: $0, as: UTF8.self) }
        let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
        let codes = texts.enumerated().map { row, text in
            let place = places[Array(text.utf8)] ?? 0
            return UInt32(2 + place + (row % 2) * dictionary.count)
        }
        return SampleTable.Texts(dictionary: dictionary + dictionary, codes: codes)
    }

    private static func samples(_ count: Int, seed: UInt64 = 5) -> [EvalSample] {
        var random = SplitMix64(seed: seed)
        func pick<Element>(_ elements: [Element]) -> Element { elements[Int(random.next() % UInt64(elements.count))] }
        return (0..<count).map { index in
            var sample = EvalSample(sampleId: pick(["s", "sample ", "Ü-", "日本"]) + "\(index)")
            sample.status = pick([.scored, .scored, .error, .timeout, .refused, .skipped])
            sample.schemaValid = pick([.absent, .true, .false])
            sample.patchApplySuccess = pick([.absent, .true, .false])
            sample.editedAfterGenerate = pick([.absent, .true, .false])
            sample.published = pick([.absent, .true, .false])
            sample.safetyCompliant = pick([.absent, .true, .false])
            sample.fallbackUsed = pick([.absent, .true, .false])
            if random.next() % 4 > 0 { sample.latencyMs = Double(UInt32(truncatingIfNeeded: random.next())) / 1_000 }
            sample.requestedProvider = pick(["", "", "openai", "é", "e\u{301}"])
            sample.selectedProvider = "openai"
            sample.modelVersion = index > 9_000 ? "" : "m"
            sample.cluster = "c\(random.next() % 300)"
            if index > 10_000 { sample.scores["judge"] = pick([0, -0.0, 1, -1.5, 1e-300]) }
            if random.next() % 3 == 0 { sample.scores["edit"] = pick([0, 0.25]) }
            return sample
        }
    }

    @Test("Columns give the batches of their samples, byte for byte", arguments: [0, 1, 8_191, 8_192, 8_193, 30_000])
    func same(count: Int) throws {
        let samples = Self.samples(count)
        let found = Self.batches(Self.table(samples))
        #expect(found.error == nil)
        #expect(try found.batches == Self.batches(samples))
    }

    @Test("Repeats give the batches of their samples, and the same id and repeat twice is refused")
    func repeats() throws {
        var samples = Self.samples(20_000)
        for place in samples.indices where place % 4 > 0 {
            samples[place].sampleId = samples[place - place % 4].sampleId
            samples[place].repeat = UInt32(place % 4) * 100_000
        }
        let found = Self.batches(Self.table(samples))
        #expect(found.error == nil)
        #expect(try found.batches == Self.batches(samples))
        samples[9_002].repeat = samples[9_001].repeat
        let twice = Self.batches(Self.table(samples))
        #expect(twice.error?.reason == "DUPLICATE_SAMPLE_ID" && twice.error?.metadata["sample"] == "9003")
    }

    @Test("Ids in sequence and a table of ids alone give the batches of their samples")
    func idsAlone() throws {
        let samples = (10_000..<40_000).map { EvalSample(sampleId: "s\($0)", status: .scored) }
        let found = Self.batches(SampleTable(sampleIDs: SampleTable.IDs(samples.map(\.sampleId))))
        #expect(found.error == nil)
        #expect(try found.batches == Self.batches(samples))
    }

    @Test("Labels, and samples that fill a batch by their bytes, give the batches of their samples")
    func large() throws {
        var labelled = Self.samples(9_000)
        for place in stride(from: 0, to: labelled.count, by: 7) { labelled[place].metadata = ["k": "v\(place)"] }
        var long = Self.samples(9_000)
        for place in long.indices {
            long[place].sampleId = String(repeating: "i", count: 200) + "\(place)"
            long[place].cluster = String(repeating: "c", count: 200) + "\(place)"
        }
        for samples in [labelled, long] {
            let found = Self.batches(Self.table(samples))
            #expect(found.error == nil)
            #expect(try found.batches == Self.batches(samples))
        }
        #expect(try Self.batches(long).count > 2)
    }

    /// A change that makes sample 8,500 of a table illegal, and the error it gives.
    struct Fault: Sendable, CustomTestStringConvertible {
        let column: String
        let violation: String
        let change: @Sendable (inout SampleTable) -> Void
        /// Batches before it; none where the shape is refused.
        var batches = 1

        var testDescription: String { "\(violation) of \(column)" }
    }

    private static let row = 8_500

    private static func bytes(_ value: UInt8) -> [UInt8] {
        var column = [UInt8](repeating: 1, count: 9_000)
        column[row] = value
        return column
    }

    private static func ids(_ id: [UInt8]) -> SampleTable.IDs {
        let ids = (0..<9_000).map { $0 == row ? id : Array("s\($0)".utf8) }
        let starts = ids.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
        return SampleTable.IDs(bytes: ids.flatMap { $0 }, starts: starts)
    }

    private static func numbers(_ value: Double) -> SampleTable.Numbers<Double> {
        SampleTable.Numbers((0..<9_000).map { $0 == row ? value : 1 })
    }

    static let faults = [
        Fault(column: "sample_id", violation: "BAD_SAMPLE_ID") { $0.sampleIDs = ids([]) },
        Fault(column: "sample_id", violation: "BAD_SAMPLE_ID") { $0.sampleIDs = ids([0xC3]) },
        Fault(column: "sample_id", violation: "BAD_SAMPLE_ID") { $0.sampleIDs = ids([0x7F]) },
        Fault(column: "sample_id", violation: "BAD_SAMPLE_ID") {
            $0.sampleIDs = ids([UInt8](repeating: 65, count: 257))
        },
        Fault(column: "sample_id", violation: "DUPLICATE_SAMPLE_ID") { $0.sampleIDs = ids(Array("s8400".utf8)) },
        Fault(column: "status", violation: "BAD_STATUS") { $0.statuses = bytes(0) },
        Fault(column: "status", violation: "BAD_STATUS") { $0.statuses = bytes(6) },
        Fault(column: "published", violation: "BAD_OUTCOME") { $0.published = bytes(3) },
        Fault(column: "fallback_used", violation: "BAD_OUTCOME") { $0.fallbackUsed = bytes(0x84) },
        Fault(column: "scores.x", violation: "BAD_SCORE") { $0.scores["x"] = numbers(.infinity) },
        Fault(column: "error_code", violation: "BAD_TEXT") {
            $0.errorCode = SampleTable.Texts(dictionary: ["", "a\u{0}"], codes: bytes(2).map { UInt32($0) })
        },
        Fault(
            column: "cluster", violation: "BAD_COLUMN",
            change: {
                $0.cluster = SampleTable.Texts(dictionary: ["a"], codes: bytes(2).map { UInt32($0) })
            }, batches: 0),
    ]

    @Test("A value that is not legal is named by column and sample", arguments: faults)
    func illegal(fault: Fault) {
        var table = SampleTable(sampleIDs: Self.ids(Array("z".utf8)))
        fault.change(&table)
        let found = Self.batches(table)
        #expect(found.batches.count == fault.batches)
        let isRepeated = fault.violation == "DUPLICATE_SAMPLE_ID"
        #expect(found.error?.reason == (isRepeated ? "DUPLICATE_SAMPLE_ID" : "BATCH_INVALID"))
        #expect(found.error?.metadata["violation"] == fault.violation)
        #expect(found.error?.metadata["column"] == fault.column)
        #expect(found.error?.metadata["sample"] == "\(Self.row + 1)")
    }

    static let shapes: [(column: String, change: @Sendable (inout SampleTable) -> Void)] = [
        ("status", { $0.statuses = [1] as [UInt8] }),
        ("repeat", { $0.repeats = [1] as [UInt32] }),
        ("schema_valid", { $0.schemaValid = [1, 1, 1] as [UInt8] }),
        ("latency_us", { $0.latencyMicros = SampleTable.Numbers([1, 2], presence: [1] as [UInt8]) }),
        ("latency_us", { $0.latencyMicros = SampleTable.Numbers([1] as [UInt32]) }),
        ("cluster", { $0.cluster = SampleTable.Texts(dictionary: ["a"], codes: [1] as [UInt32]) }),
        ("scores.x", { $0.scores["x"] = SampleTable.Numbers([1]) }),
        ("metadata", { $0.metadata = [[:]] }),
        ("sample_id", { $0.sampleIDs = SampleTable.IDs(bytes: [65, 66] as [UInt8], starts: [0, 2, 1] as [Int32]) }),
        ("sample_id", { $0.sampleIDs = SampleTable.IDs(bytes: [65, 66] as [UInt8], starts: [0, 1, 3] as [Int32]) }),
        ("sample_id", { $0.sampleIDs = SampleTable.IDs(bytes: [65] as [UInt8], starts: [-1, 0, 1] as [Int32]) }),
        ("sample_id", { $0.sampleIDs = SampleTable.IDs(bytes: [65] as [UInt8], starts: [] as [Int32]) }),
    ]

    @Test("Columns that do not fit together are refused before anything is sent", arguments: shapes.indices)
    func misshapen(index: Int) {
        var table = SampleTable(sampleIDs: SampleTable.IDs(["a", "b"]))
        Self.shapes[index].change(&table)
        let found = Self.batches(table)
        #expect(found.batches.isEmpty)
        #expect(found.error?.metadata["violation"] == "BAD_COLUMN")
        #expect(found.error?.metadata["column"] == Self.shapes[index].column)
    }
}
