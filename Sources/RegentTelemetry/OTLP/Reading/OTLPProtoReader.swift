import RegentMessages

/// Reads the spans of an ExportTraceServiceRequest in protobuf, field by field: its values nest in themselves, and most
/// of what spans carry is of no concern here.
///
/// - Source: opentelemetry/proto/collector/trace/v1/trace_service.proto and what it imports
package struct OTLPProtoReader {
    private let bytes: [UInt8]

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Hands each span, with the attributes of its resource, to `reading`.
    ///
    /// - Throws: `OTLPFault`.
    package static func read(_ bytes: [UInt8], into reading: inout TraceReading) throws(OTLPFault) {
        let reader = OTLPProtoReader(bytes)
        var fields = WireReader(bytes, in: 0..<bytes.count)
        while let field = try next(&fields) {
            guard field.number == 1 else { continue }
            try reader.resourceSpans(try range(of: field), &reading)
        }
    }

    // MARK: Messages

    /// Fields may come in any order, so the resource is looked for first.
    private func resourceSpans(_ range: Range<Int>, _ reading: inout TraceReading) throws(OTLPFault) {
        var resource = OTLPAttributes()
        var scopes: [Range<Int>] = []
        var fields = WireReader(bytes, in: range)
        while let field = try Self.next(&fields) {
            switch field.number {
            case 1: try attributes(of: try Self.range(of: field), &resource)
            case 2: scopes.append(try Self.range(of: field))
            default: continue
            }
        }
        for scope in scopes {
            var fields = WireReader(bytes, in: scope)
            while let field = try Self.next(&fields) {
                guard field.number == 2 else { continue }
                try reading.take(try span(try Self.range(of: field)), of: resource)
            }
        }
    }

    private func span(_ range: Range<Int>) throws(OTLPFault) -> OTLPSpan {
        var span = OTLPSpan()
        var fields = WireReader(bytes, in: range)
        while let field = try Self.next(&fields) {
            switch field.number {
            case 1: span.traceID = Array(bytes[try Self.range(of: field)])
            case 2: span.spanID = Array(bytes[try Self.range(of: field)])
            case 6: span.kind = Int32(truncatingIfNeeded: try Self.varint(field))
            case 7: span.startNanos = try Self.fixed64(field)
            case 8: span.endNanos = try Self.fixed64(field)
            case 9: try keyValue(try Self.range(of: field), &span.attributes)
            case 11: span.add(try event(try Self.range(of: field)))
            case 15: span.statusCode = try statusCode(try Self.range(of: field))
            default: continue
            }
        }
        return span
    }

    private func event(_ range: Range<Int>) throws(OTLPFault) -> OTLPEvent {
        var event = OTLPEvent()
        var fields = WireReader(bytes, in: range)
        while let field = try Self.next(&fields) {
            switch field.number {
            case 2: event.name = text(try Self.range(of: field)) ?? ""
            case 3: try keyValue(try Self.range(of: field), &event.attributes)
            default: continue
            }
        }
        return event
    }

    private func statusCode(_ range: Range<Int>) throws(OTLPFault) -> Int32 {
        var code: Int32 = 0
        var fields = WireReader(bytes, in: range)
        while let field = try Self.next(&fields) {
            guard field.number == 3 else { continue }
            code = Int32(truncatingIfNeeded: try Self.varint(field))
        }
        return code
    }

    // MARK: Attributes

    /// The attributes of a resource.
    private func attributes(of range: Range<Int>, _ attributes: inout OTLPAttributes) throws(OTLPFault) {
        var fields = WireReader(bytes, in: range)
        while let field = try Self.next(&fields) {
            guard field.number == 1 else { continue }
            try keyValue(try Self.range(of: field), &attributes)
        }
    }

    private func keyValue(_ range: Range<Int>, _ attributes: inout OTLPAttributes) throws(OTLPFault) {
        var key: Range<Int>?
        var value: Range<Int>?
        var fields = WireReader(bytes, in: range)
        while let field = try Self.next(&fields) {
            switch field.number {
            case 1: key = try Self.range(of: field)
            case 2: value = try Self.range(of: field)
            default: continue
            }
        }
        // A key that is too long or no text is none that is read; it counts all the same.
        let name = key.flatMap { $0.count <= OTLPKey.bytesMax ? text($0) : nil } ?? ""
        guard attributes.counts(name) else { return }
        guard let value else { return attributes.add(name, .other) }
        attributes.add(name, try self.value(value, isNested: false))
    }

    /// - Parameter isNested: whether it lies in an array already; then another array is skipped.
    private func value(_ range: Range<Int>, isNested: Bool) throws(OTLPFault) -> OTLPValue {
        var value = OTLPValue.other
        var fields = WireReader(bytes, in: range)
        while let field = try Self.next(&fields) {
            switch field.number {
            case 1: value = text(try Self.range(of: field)).map(OTLPValue.text) ?? .other
            case 2: value = .flag(try Self.varint(field) != 0)
            case 3: value = .whole(Int64(bitPattern: try Self.varint(field)))
            case 4: value = .number(Double(bitPattern: try Self.fixed64(field)))
            case 5: value = isNested ? .other : .list(try list(try Self.range(of: field)))
            default: value = .other
            }
        }
        return value
    }

    private func list(_ range: Range<Int>) throws(OTLPFault) -> [OTLPValue] {
        var values: [OTLPValue] = []
        var fields = WireReader(bytes, in: range)
        while values.count < OTLPLimits.arrayValuesMax, let field = try Self.next(&fields) {
            guard field.number == 1 else { continue }
            values.append(try value(try Self.range(of: field), isNested: true))
        }
        return values
    }

    // MARK: Fields

    private static func next(_ reader: inout WireReader) throws(OTLPFault) -> WireReader.Field? {
        do { return try reader.next() } catch { throw .notProtobuf }
    }

    private static func range(of field: WireReader.Field) throws(OTLPFault) -> Range<Int> {
        guard case .range(let range) = field.value else { throw .notProtobuf }
        return range
    }

    private static func varint(_ field: WireReader.Field) throws(OTLPFault) -> UInt64 {
        guard case .varint(let value) = field.value else { throw .notProtobuf }
        return value
    }

    private static func fixed64(_ field: WireReader.Field) throws(OTLPFault) -> UInt64 {
        guard case .fixed64(let value) = field.value else { throw .notProtobuf }
        return value
    }

    /// The text of some bytes; nil where they are not UTF-8.
    private func text(_ range: Range<Int>) -> String? { String(validating: bytes[range], as: UTF8.self) }
}
