import RegentBulk
import RegentCompression
import RegentMessages

extension FuzzTarget {
    /// Batches of samples: an accepted batch reads back, and a built batch is accepted.
    static let samples = FuzzTarget("samples", inputBytesMax: 8_192, seeds: SampleTarget.seeds) {
        (input) throws(Finding) in try SampleTarget.check(input)
    }
}

/// The first byte selects the meaning of the rest.
private enum SampleTarget {
    private static let declared = [MetricDeclaration(name: "judge", range: MetricRange(min: 0, max: 1))]

    static func check(_ input: [UInt8]) throws(Finding) {
        var choices = FuzzInput(input)
        switch choices.byte() & 3 {
        case 0:
            guard let columns = try? SampleColumns(decoding: choices.rest()) else { return }
            try checkDoor(columns)
        case 1:
            // The fuzzer cannot write a checksum, so the cold block is packed here.
            let hot = choices.take(choices.word())
            guard var columns = try? SampleColumns(decoding: hot) else { return }
            columns.coldZstd = Zstd.compress(choices.rest(), level: 1)
            try checkDoor(columns)
        case 2:
            guard let batch = try? SampleBatch(decoding: choices.rest()) else { return }
            try checkBuilder(batch.rows)
        default:
            var samples: [EvalSample] = []
            while !choices.isEmpty { samples.append(choices.sample()) }
            try checkBuilder(samples)
        }
    }

    /// An accepted batch can be read, built again from the same samples, and accepted again.
    private static func checkDoor(_ columns: SampleColumns) throws(Finding) {
        _ = try? CheckedColumns(checking: columns, declared: declared)
        guard let checked = try? CheckedColumns(checking: columns, isNew: true) else { return }
        try expect(checked.count == Int(columns.count), "\(checked.count) samples")
        let samples = checked.samples()
        try expect(samples.count == checked.count, "\(samples.count) samples of \(checked.count)")
        checked.forEachSampleID { (index, id) in
            precondition(id == checked.sampleID(index), "one id is two")
            precondition(id.elementsEqual(samples[index].sampleId.utf8), "one id is two")
        }
        // A cold block may unpack to more than a builder gathers.
        guard columns.encodedByteCount < 1 << 16, samples.count < 512 else { return }
        let bytes = samples.reduce(0) { $0 + $1.encodedByteCount }
        guard bytes < 1 << 18 else { return }
        let again = try built(samples, mustAll: true)
        try expect(again.count == samples.count, "\(again.count) samples of \(samples.count) can be built")
    }

    /// A built batch is accepted and has the same samples.
    private static func checkBuilder(_ samples: [EvalSample]) throws(Finding) {
        guard samples.count < 512 else { return }
        let taken = try built(samples, mustAll: false)
        _ = try built(taken, mustAll: true)
    }

    /// The samples that a builder takes, as they come out of their columns.
    private static func built(_ samples: [EvalSample], mustAll: Bool) throws(Finding) -> [EvalSample] {
        var builder = SampleColumnsBuilder()
        var taken: [EvalSample] = []
        for sample in samples {
            do throws(BatchError) {
                try builder.append(sample)
                taken.append(sample)
            } catch {
                try expect(!mustAll, "a sample that was taken is refused: \(error)")
            }
        }
        guard builder.count > 0 else { return [] }
        let columns = builder.finish()
        let checked = try accepted("the door refuses what the builder makes") {
            try CheckedColumns(checking: columns, isNew: true)
        }
        try expect(checked.columns.encoded() == columns.encoded(), "the door changes the columns")
        let out = checked.samples()
        for (before, after) in zip(taken, out) {
            try expect(
                before.sampleId.utf8.elementsEqual(after.sampleId.utf8) && before.repeat == after.repeat,
                "\(before.sampleId) has another id")
            try expect(
                before.metadata == after.metadata && before.scores == after.scores, "\(before) is \(after)")
        }
        try expect(out.count == taken.count, "\(out.count) samples of \(taken.count)")
        return out
    }

    static func seeds() -> [[UInt8]] {
        var seeds: [[UInt8]] = []
        let many = (0..<40).map {
            EvalSample(sampleId: "s\($0)", status: .scored, scores: $0 % 3 == 0 ? ["judge": 0.5] : [:])
        }
        for samples in [SampleSeeds.samples, [SampleSeeds.samples[1]], many] {
            var builder = SampleColumnsBuilder()
            for sample in samples { try? builder.append(sample) }
            let columns = builder.finish()
            seeds.append([0] + columns.encoded())
            guard let cold = try? Zstd.decompress(columns.coldZstd, bytesMax: 1 << 20) else { continue }
            var hot = columns
            hot.coldZstd = []
            let bytes = hot.encoded()
            seeds.append([1, UInt8(bytes.count & 255), UInt8(bytes.count >> 8)] + bytes + cold)
            seeds.append([2] + SampleBatch(seq: 1, rows: samples).encoded())
        }
        return seeds + [
            [3] + (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37) },
            [3, 1, 1, 1, 0xFF, 0, 0, 1, 1, 1, 1, 1],
        ]
    }
}
