import RegentBulk
import RegentCompression
import RegentMessages
import RegentStorage

extension RequestMaker {
    /// The messages of an upload: a start, and batches that mostly go on where the upload stands.
    mutating func upload(to store: Store, _ script: inout FuzzInput) async -> [[UInt8]] {
        let run = script.byte() & 3 == 0 ? pickedRun(&script) : about(pool.pick(.openRun, &script))
        let name = pool.pick(.upload, &script)
        let style = script.byte()
        let isRetry = style & 0x38 == 0x38
        let upload = isRetry && !name.hasPrefix("retry-") ? "retry-" + name : name
        let durable = (try? await store.durableSeq(run: run, upload: upload)) ?? 0
        let start = UploadStart(run: run, upload: upload, resume: style & 7 != 7, retry: isRetry)
        var requests = [UploadSamplesRequest(request: .start(start))]
        for index in 0..<UInt64(script.byte() & 3) {
            var batch = sampleBatch(&script)
            batch.seq = script.sequence(after: durable &+ index)
            requests.append(UploadSamplesRequest(request: .batch(batch)))
        }
        if script.byte() & 31 == 31 { requests.append(UploadSamplesRequest(request: .start(start))) }
        return requests.map { $0.encoded() }
    }

    private mutating func sampleBatch(_ script: inout FuzzInput) -> SampleBatch {
        let rows = (0..<Int(script.byte() % 12)).map { _ in sample(&script) }
        let style = script.byte() & 7
        guard style > 3 else { return SampleBatch(rows: rows) }
        var builder = SampleColumnsBuilder()
        for row in rows { try? builder.append(row) }
        guard builder.count > 0 else { return SampleBatch() }
        var columns = builder.finish()
        switch style {
        case 4: break
        case 5: script.damage(&columns)
        case 6: script.damageCold(of: &columns)
        default: return SampleBatch(columns: columns, rows: rows)
        }
        return SampleBatch(columns: columns)
    }

    /// A sample, legal as a rule.
    private mutating func sample(_ script: inout FuzzInput) -> EvalSample {
        let style = script.byte()
        if style == 0xFF { return script.sample() }
        var sample = EvalSample(sampleId: sampleID(&script), status: .scored)
        if style & 1 != 0 { sample.schemaValid = script.bool() ? .true : .false }
        if style & 2 != 0 { sample.latencyMs = script.pick([0, 1, 12.5, 4_294_967.295, 100]) }
        if style & 12 == 12 { sample.status = SampleStatus(rawValue: Int32(script.byte() % 5 + 1)) }
        if style & 0xC4 == 0xC4 { sample.repeat = UInt32(script.byte() & 1) }
        for _ in 0..<(style >> 4 & 3) {
            sample.scores[script.pick(["s", "t", "u"])] = script.pick([
                0, 1, 0.5, 1.7e308, -1.7e308, 1e308, .leastNonzeroMagnitude,
            ])
        }
        if style & 192 == 192 { sample.metadata["note"] = script.text() }
        if style & 0x18 == 0x18 { sample.cluster = script.pick(["c", "d"]) }
        return sample
    }
}

extension FuzzInput {
    /// The number of a batch: the next one as a rule.
    mutating func sequence(after last: UInt64) -> UInt64 {
        byte() & 7 != 7 ? last &+ 1 : pick([0, last, last &+ 2, 1 << 31, 1 << 63 - 1, 1 << 63, .max - 1, .max])
    }

    /// Changes columns so that they no longer fit each other.
    fileprivate mutating func damage(_ columns: inout SampleColumns) {
        switch byte() % 8 {
        case 0: columns.count = pick([0, columns.count &- 1, columns.count + 1, 8_192, .max])
        case 1: columns.outcomeCodes.append(UInt32(truncatingIfNeeded: number()))
        case 2: columns.outcomeCodes[0] = UInt32(truncatingIfNeeded: number())
        case 3: columns.latencyUs = pick([[], [.max], columns.latencyUs.map { _ in .max }])
        case 4: columns.scores += columns.scores
        case 5: columns.scores.append(ScoreColumn(name: pick(["s", "zz", ""]), rows: [], values: [edgeDouble()]))
        case 6:
            columns.scores = [
                ScoreColumn(
                    name: "s", rows: pick([[1, 0], [0, 0], [.max], [columns.count]]),
                    values: pick([[1.7e308, edgeDouble()], [0.5]]))
            ]
        default: columns.coldZstd = pick([[], Array(columns.coldZstd.dropLast()), columns.coldZstd + [0]])
        }
    }

    /// Changes what is packed in the cold columns.
    fileprivate mutating func damageCold(of columns: inout SampleColumns) {
        guard let bytes = try? Zstd.decompress(columns.coldZstd, bytesMax: 1 << 20),
            var cold = try? ColdColumns(decoding: bytes)
        else { return }
        switch byte() % 5 {
        case 0: cold.sampleIds?.byteCounts[0] = pick([0, .max, 1 << 31, 257])
        case 1: cold.sampleIds?.text = pick([[], [0xFF], [0]])
        case 2: cold.selectedProvider = dictionary(count: Int(columns.count))
        case 3: cold.metadata = TextColumn(byteCounts: [.max, 1], text: Array("{}".utf8))
        default: cold.cluster = dictionary(count: 1)
        }
        columns.coldZstd = Zstd.compress(cold.encoded(), level: 1)
    }

    /// A column of few distinct texts, whose codes may name none of them.
    mutating func dictionary(count: Int) -> DictionaryColumn {
        let code = pick([0, 1, 2, .max] as [UInt32])
        return DictionaryColumn(
            values: pick([[], ["a"], ["a", "a"], [""], ["a", "b"]]),
            codes: bool() ? [] : .init(repeating: code, count: count))
    }
}
