import Foundation
import RegentMessages
import RegentModel
import RegentTelemetry
import RegentTestKit
import Testing

@Suite("Spans as OTLP JSON")
struct SpanJSONTests {
    private static let json = SpanJSON(service: "regentd", version: "1.0.0", instance: "i")

    private static func context(_ span: UInt64) throws -> TraceContext {
        TraceContext(
            traceID: try #require(.init(high: 0x0AF7_6519_16CD_43DD, low: 0x8448_EB21_1C80_319C)),
            spanID: try #require(.init(span)), isSampled: true,
            state: try #require(TraceState([Array("a=1".utf8)])))
    }

    @Test("A span is written as the protocol says")
    func whole() throws {
        var span = FinishedSpan(
            context: try Self.context(0xB7AD), parent: .init(1), name: "a \"name\"\n", kind: .server,
            begin: 1_700_000_000_000_000_001, end: 1_700_000_000_000_000_002,
            attributes: [
                .init("t", "x"), .init("n", .integer(.max)), .init("d", .number(0.5)), .init("b", .truth(true)),
                .init("l", .list([.integer(1), .text("y")])),
            ])
        span.events = [.init(name: "e", time: 7, attributes: [.init("k", 1)])]
        span.links = [.init(try Self.context(2))]
        span.status = .failed("WHY")
        let text = String(decoding: Self.json.bytes([span]), as: UTF8.self)
        let expected = """
            {"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"000000000000b7ad","traceState":"a=1",\
            "parentSpanId":"0000000000000001","flags":1,"name":"a \\"name\\"\\u000a","kind":2,\
            "startTimeUnixNano":"1700000000000000001","endTimeUnixNano":"1700000000000000002","attributes":[\
            {"key":"t","value":{"stringValue":"x"}},{"key":"n","value":{"intValue":"9223372036854775807"}},\
            {"key":"d","value":{"doubleValue":0.5}},{"key":"b","value":{"boolValue":true}},\
            {"key":"l","value":{"arrayValue":{"values":[{"intValue":"1"},{"stringValue":"y"}]}}}],\
            "events":[{"timeUnixNano":"7","name":"e","attributes":[{"key":"k","value":{"intValue":"1"}}]}],\
            "links":[{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"0000000000000002","traceState":"a=1"}],\
            "status":{"message":"WHY","code":2}}
            """
        #expect(text.contains("\"spans\":[" + expected + "]"))
        #expect(text.hasPrefix("{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\""))
    }

    @Test("Numbers that JSON does not have are texts, and what was written is JSON")
    func numbers() throws {
        let values: [Double] = [.nan, .infinity, -.infinity, 1e300, -0.0]
        let span = FinishedSpan(
            context: try Self.context(1), parent: nil, name: "\u{1F}\u{7F}é", kind: .internal, begin: 2, end: 1,
            attributes: values.map { .init("v", .number($0)) })
        #expect(span.end == 2)
        let bytes = Self.json.bytes([span, span])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("\"NaN\"") && text.contains("\"-Infinity\"") && text.contains("\\u001f\\u007f"))
        let value = try JSONValue(parsing: bytes)
        #expect(value["resourceSpans"] != nil)
    }

    @Test("A file has a request a line, is its owner's alone, and is begun anew when it is too large")
    func file() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("spans.jsonl")
            let span = try SpanExportTests.span(1)
            let line = Self.json.bytes([span]).count + 1
            let file = OTLPFile(path: path, json: Self.json, bytesMax: 2 * line)
            for _ in 0..<3 { try await file.export([span]) }
            let (lines, older) = (try text(path).split(separator: "\n"), try text(path + ".1").split(separator: "\n"))
            #expect(lines.count == 1 && lines[0].hasPrefix("{\"resourceSpans\""))
            #expect(older.count == 2)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            // One that was there goes on.
            try await OTLPFile(path: path, json: Self.json).export([span])
            let more = try text(path).split(separator: "\n")
            #expect(more.count == 2)
        }
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}
