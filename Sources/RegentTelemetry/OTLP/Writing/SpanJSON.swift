import RegentModel

/// Writes spans as OTLP JSON: an `ExportTraceServiceRequest`, or a line of a file of them.
///
/// - Source: OpenTelemetry Protocol 1.x, "JSON Protobuf Encoding": ids are hexadecimal, 64-bit numbers are texts,
///   enums are numbers.
package struct SpanJSON: Sendable {
    private let resource: [FinishedSpan.Attribute]
    private let version: String

    /// - Parameters:
    ///   - service: name of the program that makes the spans.
    ///   - version: its release.
    ///   - instance: tells its processes apart.
    package init(service: String, version: String, instance: String) {
        resource = [
            .init("service.name", service), .init("service.version", version), .init("service.instance.id", instance),
            .init("telemetry.sdk.language", "swift"), .init("telemetry.sdk.name", "regent"),
            .init("telemetry.sdk.version", version),
        ]
        self.version = version
    }

    /// Writes spans, without a line break.
    package func bytes(_ spans: [FinishedSpan]) -> [UInt8] {
        var writer = JSONBytes()
        writer.object { writer in
            writer.member("resourceSpans") { writer in
                writer.list([spans]) { spans, writer in
                    writer.object { writer in
                        writer.member("resource") { $0.object { $0.attributes(resource) } }
                        writer.member("scopeSpans") { $0.list([spans], write) }
                    }
                }
            }
        }
        return writer.bytes
    }

    private func write(_ spans: [FinishedSpan], _ writer: inout JSONBytes) {
        writer.object { writer in
            writer.member("scope") { writer in
                writer.object { writer in
                    writer.member("name") { $0.text("regent") }
                    writer.member("version") { $0.text(version) }
                }
            }
            writer.member("spans") { $0.list(spans, Self.write) }
        }
    }

    private static func write(_ span: FinishedSpan, _ writer: inout JSONBytes) {
        writer.object { writer in
            writer.place(span.context)
            if let parent = span.parent { writer.member("parentSpanId") { $0.text("\(parent)") } }
            writer.member("flags") { $0.number(span.context.isSampled ? 1 : 0) }
            writer.member("name") { $0.text(span.name) }
            writer.member("kind") { $0.number(span.kind.rawValue) }
            writer.member("startTimeUnixNano") { $0.text("\(span.begin)") }
            writer.member("endTimeUnixNano") { $0.text("\(span.end)") }
            writer.attributes(span.attributes)
            if !span.events.isEmpty { writer.member("events") { $0.list(span.events, write) } }
            if !span.links.isEmpty { writer.member("links") { $0.list(span.links, write) } }
            write(span.status, &writer)
        }
    }

    private static func write(_ event: FinishedSpan.Event, _ writer: inout JSONBytes) {
        writer.object { writer in
            writer.member("timeUnixNano") { $0.text("\(event.time)") }
            writer.member("name") { $0.text(event.name) }
            writer.attributes(event.attributes)
        }
    }

    private static func write(_ link: FinishedSpan.Link, _ writer: inout JSONBytes) {
        writer.object { writer in
            writer.place(link.context)
            writer.attributes(link.attributes)
        }
    }

    private static func write(_ status: FinishedSpan.Status, _ writer: inout JSONBytes) {
        writer.member("status") { writer in
            writer.object { writer in
                switch status {
                case .unset: break
                case .ok: writer.member("code") { $0.number(1) }
                case .failed(let reason):
                    if !reason.isEmpty { writer.member("message") { $0.text(reason) } }
                    writer.member("code") { $0.number(2) }
                }
            }
        }
    }
}

extension JSONBytes {
    fileprivate mutating func place(_ context: TraceContext) {
        member("traceId") { $0.text("\(context.traceID)") }
        member("spanId") { $0.text("\(context.spanID)") }
        let state = context.state.text
        if !state.isEmpty { member("traceState") { $0.text(state) } }
    }

    fileprivate mutating func attributes(_ attributes: [FinishedSpan.Attribute]) {
        guard !attributes.isEmpty else { return }
        member("attributes") { writer in
            writer.list(attributes) { attribute, writer in
                writer.object { writer in
                    writer.member("key") { $0.text(attribute.key) }
                    writer.member("value") { $0.value(attribute.value) }
                }
            }
        }
    }

    private mutating func value(_ value: FinishedSpan.Value) {
        object { writer in
            switch value {
            case .text(let text): writer.member("stringValue") { $0.text(text) }
            case .integer(let number): writer.member("intValue") { $0.text("\(number)") }
            case .truth(let truth): writer.member("boolValue") { $0.truth(truth) }
            case .number(let number): writer.member("doubleValue") { $0.number(number) }
            case .list(let values):
                writer.member("arrayValue") { writer in
                    writer.object { writer in
                        writer.member("values") { writer in writer.list(values) { $1.value($0) } }
                    }
                }
            }
        }
    }
}
