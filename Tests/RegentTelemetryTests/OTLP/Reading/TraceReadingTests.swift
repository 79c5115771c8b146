import RegentMessages
import RegentTelemetry
import Testing

@Suite("Requests of OTLP")
struct TraceReadingTests {
    @Test("a value of another kind, or out of range, rejects its span and names the attribute")
    func kinds() throws {
        let cases: [(String, OTLPValue, String)] = [
            ("gen_ai.provider.name", .whole(1), "gen_ai.provider.name is a whole number, not a text"),
            ("gen_ai.provider.name", .text("a b"), "gen_ai.provider.name is \"a b\": an id must consist of"),
            ("gen_ai.usage.input_tokens", .whole(-1), "is not a whole number from 0 to 4294967295"),
            ("gen_ai.usage.input_tokens", .number(1.5), "is not a whole number from 0 to 4294967295"),
            ("gen_ai.usage.output_tokens", .whole(1 << 32), "is not a whole number from 0 to 4294967295"),
            ("gen_ai.response.time_to_first_chunk", .text("1"), "is not a finite number"),
            ("gen_ai.response.finish_reasons", .list([.whole(1)]), "holds a whole number, not texts only"),
            ("regent.key_digest", .text("xyz"), "is not 16 hexadecimal digits"),
            ("regent.arm", .text("LEFT"), "regent.arm is not one of CANARY, BASELINE, STABLE"),
            ("regent.route_strategy", .text("?"), "regent.route_strategy is not one of REQUESTED"),
            ("regent.environment", .text("a/b"), "regent.environment is \"a/b\""),
        ]
        for (attribute, value, reason) in cases {
            var text = OTLPText()
            text.attributes[attribute] = value
            let message = try text.rejection()
            #expect(message.contains(reason), "\(attribute): \(message)")
            #expect(message.hasPrefix("span \(OTLPText.requestID): "))
        }
    }

    @Test("spans of more environments than a request reports to are rejected")
    func places() throws {
        let spans = (0...OTLPLimits.placesMax).map { number in
            var text = OTLPText()
            text.attributes["regent.environment"] = .text("e\(number)")
            text.spanID = "00000000000\(10_000 + number)"
            return text.span
        }
        let reading = try OTLPText.reading(OTLPText.request([:], spans))
        #expect(reading.outcomes.count == OTLPLimits.placesMax && reading.rejections.count == 1)
        #expect(reading.rejections.message.contains("more than 256 environments and runs"))
    }

    @Test("ids, times and the environment must be there")
    func missing() throws {
        func message(_ change: (inout OTLPText) -> Void) throws -> String {
            var text = OTLPText()
            change(&text)
            return try text.rejection()
        }
        let noTrace = try message { $0.traceID = "" }
        #expect(noTrace == "span #1: trace_id is not 16 bytes that are not all 0")
        let zeroSpan = try message { $0.spanID = "0000000000000000" }
        #expect(zeroSpan == "span #1: span_id is not 8 bytes that are not all 0")
        let noStart = try message { $0.startNanos = 0 }
        #expect(noStart.hasSuffix("start_time_unix_nano is missing"))
        let noEnd = try message { $0.endNanos = 0 }
        #expect(noEnd.hasSuffix("end_time_unix_nano is missing"))
        let backwards = try message { $0.endNanos = $0.startNanos - 1 }
        #expect(backwards.hasSuffix("the span ends before it begins"))
        let nowhere = try message { $0.resource = [:] }
        #expect(nowhere.contains("the resource names no environment: set deployment.environment.name"))
    }

    @Test("spans of servers, agents and anything else are left out; without an operation a model decides")
    func others() throws {
        func isTaken(_ attributes: [String: OTLPValue], kind: Int = 3) throws -> Bool {
            var text = OTLPText()
            (text.attributes, text.kind) = (attributes, kind)
            let reading = try OTLPText.reading(text.request)
            #expect(reading.rejections.count == 0)
            #expect(reading.otherCount == (reading.outcomes.isEmpty ? 1 : 0))
            return !reading.outcomes.isEmpty
        }
        for kind in [0, 1, 3] {
            let isRequest = try isTaken(OTLPText.chat, kind: kind)
            #expect(isRequest)
        }
        for kind in [2, 4, 5] {
            let isRequest = try isTaken(OTLPText.chat, kind: kind)
            #expect(!isRequest)
        }
        for operation in ["invoke_agent", "execute_tool", "create_agent", "invoke_workflow", "retrieval", "plan"] {
            let isRequest = try isTaken(["gen_ai.operation.name": .text(operation)])
            #expect(!isRequest)
        }
        let modelled = try isTaken(["gen_ai.system": .text("openai"), "gen_ai.request.model": .text("m")])
        let systemOnly = try isTaken(["gen_ai.system": .text("openai")])
        let nothing = try isTaken([:])
        #expect(modelled && !systemOnly && !nothing)
    }

    @Test("a span that is there twice is one; reasons are counted, each with its first span")
    func repeated() throws {
        var bad = OTLPText()
        bad.attributes["gen_ai.provider.name"] = nil
        let good = OTLPText()
        let spans = (0..<5).map { number in
            var span = bad
            span.spanID = "a00000000000000\(number)"
            return span.span
        }
        let reading = try OTLPText.reading(OTLPText.request(good.resource, [good.span, good.span] + spans))
        #expect(reading.outcomes["prod"]?.count == 1 && reading.spanCount == 7)
        #expect(reading.rejections.count == 5)
        #expect(reading.rejections.message.contains("-a000000000000000 and 4 more: the span names no provider"))
    }

    @Test("as many reasons as anybody reads are told")
    func reasons() throws {
        let spans = (0..<40).map { number in
            var text = OTLPText()
            text.spanID = "b0000000000000" + (number < 10 ? "0" : "") + "\(number)"
            text.attributes["gen_ai.operation.name"] = .text("dream-\(number)")
            return text.span
        }
        let reading = try OTLPText.reading(OTLPText.request([:], spans))
        #expect(reading.rejections.count == 40)
        #expect(reading.rejections.message.hasSuffix("24 spans for other reasons"))
    }

    @Test("control characters of a sender do not come back")
    func controls() throws {
        var text = OTLPText()
        text.attributes["gen_ai.operation.name"] = .text("a\u{1b}[2J" + String(repeating: "x", count: 500))
        let message = try text.rejection()
        #expect(!message.contains("\u{1b}") && message.utf8.count < 400)
    }

    @Test(
        "what is not a request is refused whole",
        arguments: [
            "", "[]", "{", "{\"resourceSpans\":{}}", "{\"resourceSpans\":[1]}",
            #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"xy"}]}]}]}"#,
            #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"kind":"SPAN_KIND_CLIENT"}]}]}]}"#,
            #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":"-1"}]}]}]}"#,
        ])
    func malformed(text: String) {
        #expect(throws: OTLPFault.self) {
            var reading = TraceReading()
            try OTLPJSONReader.read(Array(text.utf8), into: &reading)
        }
    }

    @Test("protobuf that is cut short, or has another wire type, is refused whole")
    func malformedProtobuf() {
        for bytes: [UInt8] in [[0x0A], [0x0A, 5, 1], [0x08, 1], [0x0A, 4, 0x12, 2, 0x12, 5], [0x0B], [0, 0]] {
            #expect(throws: OTLPFault.self) {
                var reading = TraceReading()
                try OTLPProtoReader.read(bytes, into: &reading)
            }
        }
    }

    @Test("unknown fields and keys, and an empty request, are taken")
    func unknown() throws {
        var reading = TraceReading()
        try OTLPProtoReader.read([], into: &reading)
        try OTLPProtoReader.read([0x52, 1, 0x41, 0x0A, 2, 0x50, 1], into: &reading)
        try OTLPJSONReader.read(Array(#"{"new":[1],"resourceSpans":[{"resource":null}]}"#.utf8), into: &reading)
        #expect(reading.spanCount == 0 && reading.concernCount == 0)
    }

    @Test("too many attributes or events reject the span, too many spans the request")
    func limits() throws {
        var text = OTLPText()
        for number in 0...OTLPLimits.attributesMax { text.attributes["x.\(number)"] = .whole(1) }
        let attributes = try text.rejection()
        #expect(attributes.contains("more than 1024 attributes"))

        // A span of protobuf with one empty event more than it may have.
        let id = { (number: UInt8, count: Int) -> [UInt8] in
            [number << 3 | 2, UInt8(count)] + [UInt8](repeating: 1, count: count)
        }
        var span = id(1, 16) + id(2, 8)
        let key: [UInt8] = Array("gen_ai.request.model".utf8)
        let value: [UInt8] = [0x0A, 1, 0x6D]
        let pair = [0x0A, UInt8(key.count)] + key + [0x12, UInt8(value.count)] + value
        span += [0x4A, UInt8(pair.count)] + pair
        for _ in 0...OTLPLimits.eventsMax { span += [0x5A, 0] }
        var reading = TraceReading()
        try OTLPProtoReader.read(Self.request(span: span, count: 1), into: &reading)
        #expect(reading.rejections.message.contains("more than 1024 events"))

        let many = Self.request(span: [], count: OTLPLimits.spansMax + 1)
        #expect(throws: OTLPFault.self) {
            var reading = TraceReading()
            try OTLPProtoReader.read(many, into: &reading)
        }
    }

    /// A request with one span so many times.
    private static func request(span: [UInt8], count: Int) -> [UInt8] {
        func field(_ number: UInt32, _ content: [UInt8]) -> [UInt8] {
            var writer = WireWriter()
            writer.field(number, content)
            return writer.bytes
        }
        let one = field(2, span)
        var scope: [UInt8] = []
        for _ in 0..<count { scope += one }
        return field(1, field(2, scope))
    }

    @Test("values that nest are skipped, however deep")
    func nested() throws {
        var value: [UInt8] = []
        for _ in 0..<2_000 {
            var writer = WireWriter()
            writer.field(1, value)
            var array = WireWriter()
            array.field(5, writer.bytes)
            value = array.bytes
        }
        var pair = WireWriter()
        pair.field(1, Array("gen_ai.response.finish_reasons".utf8))
        pair.field(2, value)
        var span = WireWriter()
        span.field(1, [UInt8](repeating: 1, count: 16))
        span.field(2, [UInt8](repeating: 1, count: 8))
        span.field(9, pair.bytes)
        var reading = TraceReading()
        try OTLPProtoReader.read(Self.request(span: span.bytes, count: 1), into: &reading)
        #expect(reading.otherCount == 1)
        let deep = String(repeating: #"{"arrayValue":{"values":["#, count: 200)
        #expect(throws: OTLPFault.self) {
            var reading = TraceReading()
            try OTLPJSONReader.read(Array(deep.utf8), into: &reading)
        }
    }
}
