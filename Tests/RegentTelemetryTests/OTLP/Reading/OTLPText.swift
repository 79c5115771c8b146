import RegentMessages
import RegentTelemetry

/// Requests of OTLP as text, for tests.
struct OTLPText {
    var resource: [String: OTLPValue] = ["deployment.environment.name": .text("prod")]
    var attributes: [String: OTLPValue] = Self.chat
    var event: (name: String, attributes: [String: OTLPValue])?
    var kind = 3
    var status = 0
    var startNanos: UInt64 = 1_764_000_000_123_456_789
    var endNanos: UInt64 = 1_764_000_000_373_456_789
    var traceID = "0102030405060708090a0b0c0d0e0f10"
    var spanID = "1112131415161718"

    static let chat: [String: OTLPValue] = [
        "gen_ai.operation.name": .text("chat"), "gen_ai.provider.name": .text("openai"),
    ]
    static let requestID = "0102030405060708090a0b0c0d0e0f10-1112131415161718"

    /// The span as JSON.
    var span: JSONValue {
        var members: [JSONValue.Member] = [
            .init("traceId", .string(traceID)), .init("spanId", .string(spanID)), .init("kind", .number(kind)),
            .init("startTimeUnixNano", .string("\(startNanos)")), .init("endTimeUnixNano", .string("\(endNanos)")),
            .init("attributes", Self.attributes(attributes)),
            .init("status", .object([.init("code", .number(status))])),
        ]
        if let event {
            let value: JSONValue = .object([
                .init("name", .string(event.name)), .init("attributes", Self.attributes(event.attributes)),
            ])
            members.append(.init("events", .array([value])))
        }
        return .object(members)
    }

    /// A request with the span alone.
    var request: [UInt8] { Self.request(resource, [span]) }

    /// A request with some spans of one resource.
    static func request(_ resource: [String: OTLPValue], _ spans: [JSONValue]) -> [UInt8] {
        let scope: JSONValue = .object([.init("spans", .array(spans))])
        let group: JSONValue = .object([
            .init("resource", .object([.init("attributes", attributes(resource))])),
            .init("scopeSpans", .array([scope])),
        ])
        return Array(JSONValue.object([.init("resourceSpans", .array([group]))]).text().utf8)
    }

    private static func attributes(_ values: [String: OTLPValue]) -> JSONValue {
        .array(
            values.sorted { $0.key < $1.key }.map { key, value in
                .object([.init("key", .string(key)), .init("value", json(value))])
            })
    }

    private static func json(_ value: OTLPValue) -> JSONValue {
        switch value {
        case .text(let text): .object([.init("stringValue", .string(text))])
        case .flag(let flag): .object([.init("boolValue", .bool(flag))])
        case .whole(let number): .object([.init("intValue", .string("\(number)"))])
        case .number(let number): .object([.init("doubleValue", .number(number))])
        case .list(let values):
            .object([.init("arrayValue", .object([.init("values", .array(values.map(json)))]))])
        case .other: .object([])
        }
    }

    /// What a request of JSON says.
    static func reading(_ bytes: [UInt8]) throws(OTLPFault) -> TraceReading {
        var reading = TraceReading()
        try OTLPJSONReader.read(bytes, into: &reading)
        return reading
    }

    /// The only outcome of the span.
    ///
    /// - Throws: `OTLPFault`.
    func outcome() throws -> RouteOutcome? {
        let reading = try Self.reading(request)
        let outcomes = reading.outcomes.values.flatMap { $0 }
        return outcomes.count == 1 ? outcomes.first : nil
    }

    /// Why the span is rejected; empty where it is not.
    ///
    /// - Throws: `OTLPFault`.
    func rejection() throws -> String {
        let reading = try Self.reading(request)
        return reading.rejections.message
    }
}
