import RegentMessages
import Testing

/// What honest peers send must pass the door that keeps floods out.
@Suite("Legal messages")
struct LegalMessagesTests {
    private func passes<M: Message>(_ message: M) throws {
        let bytes = message.encoded()
        let report = ScanReport(scanning: bytes, as: M.self)
        #expect(report.used <= report.predicted)
        #expect(try M(decoding: bytes) == message)
    }

    @Test("8,192 rows that hold an id and a status, and the same with one outcome")
    func leanRows() throws {
        var rows = (0..<8_192).map { EvalSample(sampleId: "\($0)", status: .scored) }
        try passes(SampleBatch(seq: 1, rows: rows))
        try passes(ListSamplesResponse(samples: rows))
        for index in rows.indices { rows[index].schemaValid = .true }
        try passes(SampleBatch(seq: 1, rows: rows))
    }

    @Test("as many texts as a request may have, each as short as it may be")
    func shortTexts() throws {
        for key in ["a", ""] {
            try passes(SelectBatchRequest(environment: "e", keys: Array(repeating: key, count: 8_192)))
        }
        let keys = Array(repeating: "a", count: 8_192)
        try passes(
            SelectBatchRequest(environment: "e", keys: keys, excludedProviders: Array(repeating: "a", count: 64)))
        try passes(SelectRequest(environment: "e", excludedProviders: Array(repeating: "a", count: 64)))
        try passes(WatchRequest(kinds: Array(repeating: "a", count: 64)))
        try passes(PutPrincipalRequest(principal: Principal(certificateUris: Array(repeating: "a", count: 16))))
    }

    @Test("8,192 rows with every field one letter long")
    func fullShortRows() throws {
        let rows = (0..<8_192).map { index in
            var row = EvalSample(
                sampleId: "\(index)", status: .scored, schemaValid: .true, patchApplySuccess: .true,
                editedAfterGenerate: .true, published: .false, safetyCompliant: .true, fallbackUsed: .false,
                latencyMs: 1, requestedProvider: "a", selectedProvider: "a", routeStrategy: "a")
            row.fallbackProvider = "a"
            row.promptTemplateVersion = "a"
            row.modelVersion = "a"
            row.errorCode = "a"
            row.cluster = "a"
            row.scores = ["a": 1, "b": 2]
            row.metadata = ["a": "1", "b": "2", "c": ""]
            return row
        }
        try passes(SampleBatch(seq: 1, rows: rows))
    }

    @Test("A batch of columns with 3.9 MiB of cold bytes")
    func coldBytes() throws {
        let count = 8_192
        let columns = SampleColumns(
            count: UInt32(count), outcomeCodes: Array(repeating: 0x1234, count: count),
            latencyUs: Array(repeating: 7, count: count),
            scores: [ScoreColumn(name: "bleu", values: Array(repeating: 0.5, count: count))],
            coldZstd: Array(repeating: 0xaa, count: 3_900 << 10))
        let message = SampleBatch(seq: 1, columns: columns)
        #expect(message.encodedByteCount < 4 << 20)
        try passes(message)
        try passes(UploadSamplesRequest(request: .batch(message)))
    }

    @Test("4 MiB of rich rows")
    func richRows() throws {
        let rows = (0..<12_000).map { index in
            EvalSample(
                sampleId: "sample-\(index)", status: .scored, schemaValid: .true, latencyMs: Double(index),
                requestedProvider: "openai", selectedProvider: "anthropic", routeStrategy: "WEIGHTED",
                promptTemplateVersion: "v12", modelVersion: "models/writer/versions/1.2.3",
                scores: ["bleu": 0.25, "rouge_l": 0.5], cluster: "customer-\(index % 100)",
                metadata: ["language": "en", "channel": "web", "prompt": String(repeating: "x", count: 100)])
        }
        let message = ListSamplesResponse(samples: rows)
        #expect(message.encodedByteCount > 3 << 20)
        try passes(message)
    }

    @Test("Score columns with a row each, many names, a page of ledger entries, cold columns")
    func others() throws {
        let entry = LedgerEntry(
            revision: 1, time: Timestamp(seconds: 1, nanos: 1), actor: "p", role: "r", method: "m",
            resource: "evalRuns/1", event: "e", payload: [1], afterDigest: [UInt8](repeating: 7, count: 32),
            leafHash: [UInt8](repeating: 9, count: 32))
        try passes(GetHistoryResponse(entries: Array(repeating: entry, count: 1_000)))
        let names = (0..<256).map { ScoreColumn(name: "s\($0)", rows: [1], values: [0.5]) }
        try passes(SampleColumns(count: 8_192, scores: names))
        let distinct = (0..<8_192).map { String($0, radix: 36) }
        let codes = (1...8_192).map { UInt32($0) }
        let text = TextColumn(byteCounts: codes, text: [UInt8](repeating: 0x61, count: 100_000))
        try passes(ColdColumns(sampleIds: text, cluster: DictionaryColumn(values: distinct, codes: codes)))
        let frames = (0..<200).map { KeyValue(key: "k\($0)", value: []) }
        try passes(Call(method: "/a/b", metadata: frames))
    }

    @Test("The greatest depth any message of the schema reaches is far from the limit")
    func depth() {
        func depth(_ name: String) -> Int {
            let below = Schema.regent.messages[name]?.fields.compactMap { field -> Int? in
                guard case .message(let inner) = field.type else { return nil }
                return depth(inner)
            }
            return 1 + (below?.max() ?? 0)
        }
        let own = Schema.regent.messages.keys.filter { $0.hasPrefix("regent.v1.") }
        #expect((own.map(depth).max() ?? 0) <= 8)
    }
}
