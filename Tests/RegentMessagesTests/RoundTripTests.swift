import RegentMessages
import RegentTestKit
import Testing

@Suite("Messages")
struct RoundTripTests {
    @Test("Random values of every message survive encoding, decoding and JSON")
    func everyMessage() throws {
        let seed = announcedSeed("RoundTripTests.everyMessage")
        var random = RandomMessage(seed: seed)
        for type in MessageTypes.all where Schema.regent.messages[type.fullName] != nil {
            for _ in 0..<100 { try roundTrip(type, random.value(type.fullName)) }
        }
    }

    private func roundTrip<M: Message>(_ type: M.Type, _ json: JSONValue) throws {
        let transcoder = JSONTranscoder()
        let bytes = try transcoder.encoding(of: json, as: M.fullName)
        let message = try M(decoding: bytes)
        let encoded = message.encoded()
        #expect(encoded == bytes, "\(M.fullName) \(json.text())")
        #expect(message.encodedByteCount == encoded.count)
        #expect(try M(decoding: encoded).encoded() == encoded)
        let text = message.json()
        #expect(try M(json: text).encoded() == encoded)
        #expect(try M(json: message.json(pretty: true)).json() == text)
        let report = ScanReport(scanning: bytes, as: M.self)
        #expect(report.used <= report.predicted)
        #expect(report.predicted <= report.budget)
    }

    @Test("The messages of the test service survive too")
    func testMessages() throws {
        func same<M: Message>(_ message: M) throws {
            #expect(try M(decoding: message.encoded()) == message)
        }
        let status = EchoStatus(code: 7, message: "no")
        try same(EmptyCallRequest())
        try same(UnaryCallRequest(responseSize: 9, body: [0, 255], responseStatus: status, sleepUs: .max))
        try same(StreamingOutputCallRequest(responseSizes: [0, 1, .max]))
        try same(StreamingInputCallResponse(aggregatedSize: 74_922))
        try same(FullDuplexCallRequest(responseSizes: [1], body: [], responseStatus: EchoStatus()))
    }

    @Test("Every message begins empty, encodes to nothing and decodes from nothing")
    func empty() throws {
        func check<M: Message>(_ type: M.Type) throws {
            #expect(M().encoded() == [])
            #expect(M().encodedByteCount == 0)
            #expect(try M(decoding: []) == M())
        }
        for type in MessageTypes.all { try check(type) }
        #expect(Set(MessageTypes.all.map { $0.fullName }).count == MessageTypes.all.count)
    }

    @Test("Equal maps give equal bytes, whatever the order of insertion")
    func mapOrder() {
        let keys = (0..<200).map { "key\($0)" }
        var forwards = EvalSample()
        var backwards = EvalSample()
        for key in keys { forwards.metadata[key] = "v" }
        for key in keys.reversed() { backwards.metadata[key] = "v" }
        #expect(forwards.encoded() == backwards.encoded())
    }

    @Test("The encoding can be appended to an output span")
    func outputSpan() {
        let message = ErrorInfo(reason: "A", domain: "regent.dev")
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 100, alignment: 1)
        defer { unsafe buffer.deallocate() }
        var output = unsafe OutputRawSpan(buffer: buffer, initializedCount: 0)
        output.append(0xff)
        message.encode(into: &output)
        ErrorInfo().encode(into: &output)
        let count = unsafe output.finalize(for: buffer)
        #expect(unsafe Array(buffer.prefix(count)) == [0xff] + message.encoded())
    }

    @Test("A negative zero becomes zero where a plain double is zero")
    func negativeZero() throws {
        let back = try Interval(decoding: Interval(lower: -0.0).encoded())
        #expect(back.lower.sign == .plus)
        let kept = try ScoreColumn(decoding: ScoreColumn(values: [-0.0]).encoded())
        #expect(kept.values.first?.sign == .minus)
    }

    @Test("The last of two map entries with one key wins, and of two plain values")
    func lastWins() throws {
        let entry = { (value: String) in
            WireBytes.field(19, WireBytes.text(1, "k") + WireBytes.text(2, value))
        }
        #expect(try EvalSample(decoding: entry("a") + entry("b")).metadata == ["k": "b"])
        let twice = WireBytes.text(1, "a") + WireBytes.text(1, "b")
        #expect(try EvalSample(decoding: twice).sampleId == "b")
        let oneof = WireBytes.field(1, []) + WireBytes.field(2, WireBytes.varint(1, 5))
        #expect(try UploadSamplesRequest(decoding: oneof).request == .batch(SampleBatch(seq: 5)))
    }

    @Test("Unknown fields are skipped")
    func unknownFields() throws {
        let bytes = ErrorInfo(reason: "A").encoded() + WireBytes.varint(99, 7) + WireBytes.text(100, "x")
        #expect(try ErrorInfo(decoding: bytes) == ErrorInfo(reason: "A"))
    }

    @Test("Unknown fields may take 64 bytes or a quarter of the message, whichever is more, and not one byte more")
    func unknownBytes() throws {
        // Two bytes of tag and one of length precede the payload.
        func unknown(_ count: Int) -> [UInt8] { WireBytes.field(100, [UInt8](repeating: 0, count: count - 3)) }
        let known = ErrorInfo(reason: String(repeating: "a", count: 297)).encoded()
        #expect(known.count == 300)
        for (known, most) in [([], 64), (known, 100)] as [([UInt8], Int)] {
            #expect(throws: Never.self) { try ErrorInfo(decoding: known + unknown(most)) }
            let error = #expect(throws: RegentMessages.DecodingError.self) {
                try ErrorInfo(decoding: known + unknown(most + 1))
            }
            #expect(error?.code == .tooManyUnknown)
        }
    }
}
