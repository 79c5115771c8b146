import RegentMessages
import RegentTelemetry

extension FuzzTarget {
    /// Requests of OTLP: any bytes are read or refused, and one request says the same in both formats.
    static let traces = FuzzTarget("traces", inputBytesMax: 8_192, seeds: TraceTarget.seeds) {
        (input) throws(Finding) in try TraceTarget.check(input)
    }
}

/// The first byte selects the meaning of the rest: protobuf, JSON, or choices of which a request is made.
private enum TraceTarget {
    static func check(_ input: [UInt8]) throws(Finding) {
        var choices = FuzzInput(input)
        switch choices.byte() & 3 {
        case 0: try check(proto: choices.rest())
        case 1: try check(json: choices.rest())
        default:
            let request = TraceMaker.request(&choices)
            let text = request.json.text()
            let one = try accepted("a request of our own in protobuf") { try readProto(request.proto) }
            let other = try accepted("a request of our own in JSON") { try readJSON(Array(text.utf8)) }
            try check(one)
            try expect(one.outcomes == other.outcomes, "the formats give other outcomes: \(text)")
            try expect(one.samples == other.samples, "the formats give other samples: \(text)")
            try expect(one.rejections == other.rejections, "the formats reject other spans: \(text)")
        }
    }

    private static func readProto(_ bytes: [UInt8]) throws(OTLPFault) -> TraceReading {
        var reading = TraceReading()
        try OTLPProtoReader.read(bytes, into: &reading)
        return reading
    }

    private static func readJSON(_ bytes: [UInt8]) throws(OTLPFault) -> TraceReading {
        var reading = TraceReading()
        try OTLPJSONReader.read(bytes, into: &reading)
        return reading
    }

    private static func check(proto bytes: [UInt8]) throws(Finding) {
        guard let reading = try? readProto(bytes) else { return }
        try expect(reading.spanCount <= bytes.count, "\(reading.spanCount) spans in \(bytes.count) bytes")
        try check(reading)
    }

    private static func check(json bytes: [UInt8]) throws(Finding) {
        guard let reading = try? readJSON(bytes) else { return }
        try expect(reading.spanCount <= bytes.count, "\(reading.spanCount) spans in \(bytes.count) bytes")
        try check(reading)
    }

    /// What holds of every reading.
    private static func check(_ reading: TraceReading) throws(Finding) {
        let outcomes = reading.outcomes.values.flatMap { $0 }
        let taken = outcomes.count + reading.rejections.count
        try expect(taken <= reading.concernCount, "\(taken) of \(reading.concernCount) spans")
        let ids = Set(outcomes.map(\.requestId))
        try expect(ids.count == outcomes.count && ids.allSatisfy { $0.utf8.count == 49 }, "a request id is wrong")
        let isFilled = outcomes.allSatisfy {
            !$0.selectedProvider.isEmpty && !$0.environment.isEmpty && $0.status.isKnown && $0.status != .unspecified
        }
        try expect(isFilled, "an outcome lacks provider, environment or status")
        let spans = reading.samples.values.flatMap { $0 }.flatMap(\.spans)
        try expect(Set(spans).count == spans.count, "a span is of two samples")
        let message = reading.rejections.message
        try expect(PlainText.isPlain(message) && message.utf8.count <= 16_384, "the message: \(message)")
    }

    static func seeds() -> [[UInt8]] {
        var seeds: [[UInt8]] = [[0], [1] + "{}".utf8]
        for seed in 0..<24 {
            let input = (0..<200).map { UInt8(truncatingIfNeeded: ($0 &* 31 &+ seed) &* (seed &* 2 + 1)) }
            var choices = FuzzInput(input)
            let request = TraceMaker.request(&choices)
            seeds += [[2] + input, [0] + request.proto, [1] + Array(request.json.text().utf8)]
        }
        return seeds.filter { $0.count <= 8_192 }
    }
}

/// Makes one request in both formats.
private enum TraceMaker {
    typealias Both = (proto: [UInt8], json: JSONValue)

    private static let keys = OTLPKey.read.sorted()
    private static let texts = [
        "chat", "embeddings", "invoke_agent", "dream", "openai", "p-1", "prod", "evalRuns/r", "r", "timeout", "429",
        "content_filter", "stop", "length", "pass", "fail", "published", "relevance", "CANARY", "FALLBACK",
        "00000000000000ff",
    ]

    static func request(_ choices: inout FuzzInput) -> Both {
        let resource = message([list(1, "attributes", attributes(&choices))])
        let spans = (0..<Int(choices.byte() % 4) + 1).map { span($0, &choices) }
        let scope = message([list(2, "spans", spans)])
        let group = message([
            (field(1, resource.proto), [.init("resource", resource.json)]), list(2, "scopeSpans", [scope]),
        ])
        return message([list(1, "resourceSpans", [group])])
    }

    private static func span(_ number: Int, _ choices: inout FuzzInput) -> Both {
        let trace = [UInt8](repeating: choices.bool() ? 1 : UInt8(number), count: choices.pick([16, 16, 16, 3]))
        let id = [UInt8](repeating: UInt8(number) + 1, count: choices.pick([8, 8, 8, 0]))
        let kind = Int32(choices.byte() % 6)
        let start = choices.pick([1_764_000_000_000_000_000, 1_764_000_000_000_000_000, 0, choices.number()])
        let end = choices.pick([start &+ 1_500_000, start, 0, choices.number()])
        let code = Int32(choices.byte() % 3)
        let status = message([(varint(3, UInt64(code)), [.init("code", .number(code))])])
        let events = (0..<Int(choices.byte() % 3)).map { _ in event(&choices) }
        return message([
            (field(1, trace), [.init("traceId", .string(HexText.text(trace)))]),
            (field(2, id), [.init("spanId", .string(HexText.text(id)))]),
            (varint(6, UInt64(kind)), [.init("kind", .number(kind))]),
            (fixed(7, start), [.init("startTimeUnixNano", .string("\(start)"))]),
            (fixed(8, end), [.init("endTimeUnixNano", .string("\(end)"))]),
            list(9, "attributes", attributes(&choices)), list(11, "events", events),
            (field(15, status.proto), [.init("status", status.json)]),
        ])
    }

    private static func event(_ choices: inout FuzzInput) -> Both {
        let name = choices.pick(["gen_ai.evaluation.result", "exception", "other"])
        return message([
            (field(2, Array(name.utf8)), [.init("name", .string(name))]),
            list(3, "attributes", attributes(&choices)),
        ])
    }

    private static func attributes(_ choices: inout FuzzInput) -> [Both] {
        (0..<Int(choices.byte() % 8)).map { _ in
            let isCommon = choices.bool()
            let key = choices.pick(isCommon ? ["gen_ai.operation.name", "gen_ai.provider.name"] : keys)
            let made = value(&choices, depth: 0)
            return message([
                (field(1, Array(key.utf8)), [.init("key", .string(key))]),
                (field(2, made.proto), [.init("value", made.json)]),
            ])
        }
    }

    private static func value(_ choices: inout FuzzInput, depth: Int) -> Both {
        switch choices.byte() % (depth < 3 ? 8 : 6) {
        case 0, 1, 2:
            let text = choices.pick(texts)
            return message([(field(1, Array(text.utf8)), [.init("stringValue", .string(text))])])
        case 3:
            let text = choices.text()
            return message([(field(1, Array(text.utf8)), [.init("stringValue", .string(text))])])
        case 4:
            let number = choices.bool() ? Int64(choices.byte()) : Int64(bitPattern: choices.number())
            let bits = UInt64(bitPattern: number)
            return message([(varint(3, bits), [.init("intValue", .string("\(number)"))])])
        case 5:
            let number = choices.pick([0, 1, 0.25, -1, 1e300, .nan, .infinity])
            return message([(fixed(4, number.bitPattern), [.init("doubleValue", .number(number))])])
        case 6:
            let flag = choices.bool()
            return message([(varint(2, flag ? 1 : 0), [.init("boolValue", .bool(flag))])])
        default:
            let values = (0..<Int(choices.byte() % 3)).map { _ in value(&choices, depth: depth + 1) }
            let array = message([list(1, "values", values)])
            return message([(field(5, array.proto), [.init("arrayValue", array.json)])])
        }
    }

    // MARK: Fields

    private static func message(_ fields: [(proto: [UInt8], json: [JSONValue.Member])]) -> Both {
        (fields.flatMap(\.proto), .object(fields.flatMap(\.json)))
    }

    private static func list(
        _ number: UInt32, _ name: String, _ messages: [Both]
    ) -> (proto: [UInt8], json: [JSONValue.Member]) {
        (messages.flatMap { field(number, $0.proto) }, [.init(name, .array(messages.map(\.json)))])
    }

    private static func field(_ number: UInt32, _ content: [UInt8]) -> [UInt8] {
        var writer = WireWriter()
        writer.field(number, content)
        return writer.bytes
    }

    private static func varint(_ number: UInt32, _ value: UInt64) -> [UInt8] {
        var writer = WireWriter()
        writer.tag(number, 0)
        writer.varint(value)
        return writer.bytes
    }

    private static func fixed(_ number: UInt32, _ value: UInt64) -> [UInt8] {
        var writer = WireWriter()
        writer.tag(number, 1)
        return writer.bytes + (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
    }
}
