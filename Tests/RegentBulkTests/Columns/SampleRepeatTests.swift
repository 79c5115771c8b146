import RegentBulk
import RegentCompression
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Repeats of a sample")
struct SampleRepeatTests {
    private static func sample(_ id: String, _ number: UInt32 = 0, cluster: String = "") -> EvalSample {
        EvalSample(sampleId: id, status: .scored, cluster: cluster, repeat: number)
    }

    /// What a batch says of samples: taken, or refused for its sample at an index.
    private static func refused(_ samples: [EvalSample]) -> Int? {
        var builder = SampleColumnsBuilder()
        for (index, sample) in samples.enumerated() {
            do throws(BatchError) {
                try builder.append(sample)
            } catch {
                return error.code == .duplicateSampleID ? index : -1
            }
        }
        return nil
    }

    @Test("The same id and repeat twice is refused in a batch and in a file; the same id with another repeat is not")
    func unique() throws {
        typealias Row = (id: String, number: UInt32)
        let cases: [(rows: [Row], refused: Int?)] = [
            ([("a", 0), ("b", 0)], nil), ([("a", 0), ("a", 0)], 1), ([("a", 0), ("a", 1)], nil),
            ([("a", 1), ("a", 0)], nil), ([("a", 1), ("a", 1)], 1), ([("a", 1), ("a", 2), ("b", 1)], nil),
            ([("a", .max), ("a", .max - 1), ("a", .max)], 2), ([("b", 7), ("a", 7), ("b", 7)], 2),
            ([("a", 0), ("b", 0), ("c", 3), ("b", 0)], 3), ([("a", 256), ("a", 1), ("a", 65_536)], nil),
        ]
        for (rows, refused) in cases {
            let samples = rows.map { Self.sample($0.id, $0.number) }
            #expect(Self.refused(samples) == refused, "\(rows)")
            var lines = SampleIDLines()
            let first = samples.indices.first { lines.note(samples[$0], line: $0 + 1) != nil }
            #expect(first == refused, "\(rows)")
        }
    }

    private static func code(of columns: SampleColumns) -> BatchError.Code? {
        do throws(BatchError) {
            _ = try columns.checked()
            return nil
        } catch {
            return error.code
        }
    }

    @Test("A batch without repeats has no column of them, and one that repeats a key in columns is refused")
    func column() throws {
        let plain = try #require(try batches([Self.sample("a"), Self.sample("b")]).first)
        #expect(try plain.checked().hasRepeats == false && plain.checked().hasClusters == false)
        let ids = TextColumn(byteCounts: [1, 1], text: Array("aa".utf8))
        for (repeats, code) in [
            ([], .duplicateSampleID), ([0, 0], .duplicateSampleID), ([3, 3], .duplicateSampleID), ([1], .badColumn),
            ([1, 2, 3], .badColumn), ([0, 1], nil), ([2, 1], nil),
        ] as [([UInt32], BatchError.Code?)] {
            var columns = plain
            columns.coldZstd = Zstd.compress(ColdColumns(sampleIds: ids, repeats: repeats).encoded(), level: 1)
            #expect(Self.code(of: columns) == code, "\(repeats)")
        }
    }

    @Test("The key of a sample is unique, and keys are in the order of ids, then of repeats")
    func keys() {
        let ids = ["", "a", "a ", "ab", "b", "é", "日"]
        let numbers: [UInt32] = [0, 1, 2, 255, 256, 65_535, 65_536, .max]
        var keys: [[UInt8]] = []
        for id in ids {
            for number in numbers { keys.append(Array(SampleKey.bytes(Array(id.utf8)[...], repeated: number))) }
        }
        #expect(keys == keys.sorted { $0.lexicographicallyPrecedes($1) } && Set(keys).count == keys.count)
    }

    @Test("Where questions were asked again, a sample without a cluster is in that of its question")
    func clusters() throws {
        let samples = [
            Self.sample("a"), Self.sample("a", 1), Self.sample("b", cluster: "a"), Self.sample("c", 2, cluster: "a"),
            Self.sample("c"),
        ]
        let checked = try #require(try batches(samples).first).checked()
        #expect(checked.hasRepeats && checked.hasClusters)
        let keys = checked.clusterKeys()
        #expect(keys[0] == keys[1] && keys[2] == keys[3] && Set(keys).count == 3)
        #expect(try #require(try batches(Array(samples.prefix(1))).first).checked().hasClusters == false)
    }

    @Test("A line of JSONL and a record of CSV give the same repeat; what is not a whole number is refused")
    func files() throws {
        for (text, value) in [
            ("0", 0), ("1", 1), ("4294967295", 4_294_967_295), ("null", 0), ("4294967296", nil), ("-1", nil),
            ("1.5", nil), ("1e2", nil), ("\"2\"", nil), ("true", nil),
        ] as [(String, UInt32?)] {
            let line = try read("{\"sample_id\":\"a\",\"status\":\"SCORED\",\"repeat\":\(text)}\n")
            #expect(line.samples.first?.repeat == value, "\(text)")
            #expect(line.error?.code == (value == nil ? .badRepeat : nil), "\(text)")
            guard !text.contains("\"") else { continue }
            let record = try read("sample_id,repeat,status\na,\(text),SCORED\n", name: "s.csv")
            #expect(record.samples == line.samples, "\(text)")
            #expect(record.error?.code == line.error?.code, "\(text)")
        }
    }
}

@Suite("Samples that a retry replaced")
struct ReplacedSampleTests {
    @Test("A batch without some rows has the other samples, whichever they are")
    func without() throws {
        var random = SplitMix64(seed: announcedSeed("batches without rows"))
        for count in [1, 2, 63, 64, 65, 300] {
            let samples = randomSamples(count, seed: random.next())
            var checked = try #require(try batches(samples).first).checked()
            for share in 0...4 {
                var rows = RowSet()
                for row in 0..<count where random.next() % 4 < share { _ = rows.insert(row) }
                let left = samples.indices.filter { !rows.contains($0) }.map { samples[$0] }
                #expect(rows.count == count - left.count)
                let rest = checked.without(rows)
                #expect(rest.samples() == left)
                let built = try batches(left).first
                #expect(rest.columns.scores == built?.scores ?? [] && rest.count == left.count)
                #expect(rest.columns.outcomeCodes == built?.outcomeCodes ?? [])
                #expect(rest.columns.latencyUs == built?.latencyUs ?? [])
            }
            checked = checked.without(RowSet())
            #expect(checked.samples() == samples)
        }
    }

    private static func checked(_ samples: [EvalSample]) throws -> CheckedColumns {
        try #require(try batches(samples).first).checked()
    }

    @Test("A retry finds the last sample of a key that is not SCORED, and refuses every other")
    func replaceable() throws {
        let stored: [EvalSample] = [
            EvalSample(sampleId: "a", status: .scored), EvalSample(sampleId: "b", status: .error),
            EvalSample(sampleId: "c", status: .timeout, repeat: 2), EvalSample(sampleId: "d", status: .skipped),
            EvalSample(sampleId: "e", status: .refused),
        ]
        var all = ReplaceableSamples()
        var gone = RowSet()
        _ = gone.insert(4)
        all.add(try Self.checked(stored), upload: "u", seq: 7, without: gone)
        for (sample, isRefused) in [
            (EvalSample(sampleId: "a", status: .scored), true), (EvalSample(sampleId: "x", status: .scored), true),
            (EvalSample(sampleId: "c", status: .scored), true), (EvalSample(sampleId: "e", status: .scored), true),
            (EvalSample(sampleId: "b", status: .scored, repeat: 1), true),
            (EvalSample(sampleId: "b", status: .scored), false),
            (EvalSample(sampleId: "c", status: .error, repeat: 2), false),
            (EvalSample(sampleId: "d", status: .scored), false),
        ] {
            var samples = all
            let batch = try Self.checked([sample])
            let replaced = try? samples.replaced(by: batch, upload: "retry-1", seq: 1)
            #expect((replaced == nil) == isRefused, "\(sample)")
        }
        let first = try all.replaced(
            by: try Self.checked([
                EvalSample(sampleId: "c", status: .error, repeat: 2), EvalSample(sampleId: "b", status: .scored),
            ]), upload: "retry-1", seq: 1)
        #expect(first.uploads == ["u"] && first.uploadCodes == [0, 0] && first.seqs == [7, 7])
        #expect(first.rows == [2, 1] && first.statuses == [3, 2])
        let again = try Self.checked([EvalSample(sampleId: "c", status: .scored, repeat: 2)])
        let second = try all.replaced(by: again, upload: "retry-1", seq: 2)
        #expect(second.uploads == ["retry-1"] && second.seqs == [1] && second.rows == [0] && second.statuses == [2])
        #expect(throws: BatchError.self) { try all.replaced(by: again, upload: "retry-1", seq: 3) }
    }

    @Test("Only the daemon says what a batch replaced, and says it for every row")
    func said() throws {
        var columns = try #require(try batches([EvalSample(sampleId: "a", status: .scored)]).first)
        let good = ReplacedSamples(uploads: ["u"], uploadCodes: [0], seqs: [1], rows: [0], statuses: [2])
        columns.replaced = good
        #expect(try columns.checked().columns.replaced == good)
        #expect(throws: BatchError.self) { try SampleBatch(seq: 1, columns: columns).checked() }
        for change in [
            { $0.uploadCodes = [1] }, { $0.uploadCodes = [] }, { $0.seqs = [1, 2] }, { $0.rows = [8_192] },
            { $0.rows = [] }, { $0.statuses = [1] }, { $0.statuses = [6] }, { $0.statuses = [] },
        ] as [(inout ReplacedSamples) -> Void] {
            var bad = good
            change(&bad)
            columns.replaced = bad
            #expect(throws: BatchError.self, "\(bad)") { try columns.checked() }
        }
    }

    @Test("A score of an earlier release may have the name of a rate of status, a new one only where it is declared")
    func rateNames() throws {
        var columns = try #require(try batches([EvalSample(sampleId: "a", status: .scored)]).first)
        for name in ["error_rate", "timeout_rate", "refusal_rate", "scored_rate"] {
            columns.scores = [ScoreColumn(name: name, values: [1])]
            #expect(try columns.checked().columns.scores.count == 1)
            let batch = SampleBatch(seq: 1, columns: columns)
            #expect(throws: BatchError.self, "\(name)") { try batch.checked() }
            #expect(try batch.checked(declared: [MetricDeclaration(name: name)]).columns.scores.count == 1)
            let sample = EvalSample(sampleId: "a", status: .scored, scores: [name: 1])
            #expect(throws: BatchError.self, "\(name)") { try SampleBatch(seq: 1, rows: [sample]).checked() }
        }
    }
}
