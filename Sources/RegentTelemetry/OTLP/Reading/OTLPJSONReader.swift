import RegentMessages

/// Reads the spans of an ExportTraceServiceRequest in the JSON of OTLP: ids in hexadecimal, enums as numbers, keys in
/// lowerCamelCase, 64-bit numbers as strings or numbers. Unknown keys are skipped.
///
/// - Source: OTLP specification, "JSON Protobuf Encoding"
package enum OTLPJSONReader {
    /// Hands each span, with the attributes of its resource, to `reading`.
    ///
    /// - Throws: `OTLPFault`.
    package static func read(_ bytes: [UInt8], into reading: inout TraceReading) throws(OTLPFault) {
        let request: JSONValue
        do throws(JSONError) {
            request = try JSONValue(parsing: bytes, depthMax: OTLPLimits.depthMax)
        } catch {
            throw OTLPFault(.malformed, "the body is not JSON: \(error.description)")
        }
        guard request.members != nil else { throw unexpected("the body", request, "an object") }
        for group in try elements(request, "resourceSpans") {
            var resource = OTLPAttributes()
            if let value = group["resource"] { try attributes(of: value, &resource) }
            for scope in try elements(group, "scopeSpans") {
                for value in try elements(scope, "spans") { try reading.take(try span(value), of: resource) }
            }
        }
    }

    // MARK: Messages

    private static func span(_ value: JSONValue) throws(OTLPFault) -> OTLPSpan {
        var span = OTLPSpan()
        span.traceID = try id(value, "traceId")
        span.spanID = try id(value, "spanId")
        span.kind = try enumNumber(value, "kind")
        span.startNanos = try nanos(value, "startTimeUnixNano")
        span.endNanos = try nanos(value, "endTimeUnixNano")
        try attributes(of: value, &span.attributes)
        for element in try elements(value, "events") {
            var event = OTLPEvent()
            if let name = present(element, "name") {
                guard let text = name.string else { throw unexpected("name", name, "a string") }
                event.name = text
            }
            try attributes(of: element, &event.attributes)
            span.add(event)
        }
        if let status = present(value, "status") { span.statusCode = try enumNumber(status, "code") }
        return span
    }

    private static func attributes(of value: JSONValue, _ attributes: inout OTLPAttributes) throws(OTLPFault) {
        for element in try elements(value, "attributes") {
            let key = element["key"]?.string ?? ""
            guard attributes.counts(key) else { continue }
            attributes.add(key, present(element, "value").map(anyValue) ?? .other)
        }
    }

    private static func anyValue(_ value: JSONValue) -> OTLPValue {
        if let array = value["arrayValue"] {
            let elements = array["values"]?.elements ?? []
            return .list(elements.prefix(OTLPLimits.arrayValuesMax).map(plainValue))
        }
        return plainValue(value)
    }

    private static func plainValue(_ value: JSONValue) -> OTLPValue {
        if let text = value["stringValue"]?.string { return .text(text) }
        if case .bool(let flag)? = value["boolValue"] { return .flag(flag) }
        if let number = value["intValue"] { return whole(number).map(OTLPValue.whole) ?? .other }
        if let number = value["doubleValue"] { return double(number).map(OTLPValue.number) ?? .other }
        return .other
    }

    // MARK: Members

    /// The member of an object; null is the same as an absent one.
    private static func present(_ value: JSONValue, _ key: String) -> JSONValue? {
        guard let member = value[key], member != .null else { return nil }
        return member
    }

    /// The objects of an array; none where it is absent.
    private static func elements(_ value: JSONValue, _ key: String) throws(OTLPFault) -> [JSONValue] {
        guard let member = present(value, key) else { return [] }
        guard let elements = member.elements else { throw unexpected(key, member, "an array") }
        for element in elements where element.members == nil { throw unexpected(key, element, "an array of objects") }
        return elements
    }

    private static func id(_ value: JSONValue, _ key: String) throws(OTLPFault) -> [UInt8] {
        guard let member = present(value, key) else { return [] }
        guard let text = member.string, let bytes = HexText.bytes(text) else {
            throw unexpected(key, member, "a string of hexadecimal digits")
        }
        return bytes
    }

    private static func enumNumber(_ value: JSONValue, _ key: String) throws(OTLPFault) -> Int32 {
        guard let member = present(value, key) else { return 0 }
        guard let number = member.int64 else { throw unexpected(key, member, "the number of an enum value") }
        return Int32(clamping: number)
    }

    private static func nanos(_ value: JSONValue, _ key: String) throws(OTLPFault) -> UInt64 {
        guard let member = present(value, key) else { return 0 }
        guard let number = member.uint64 ?? member.string.flatMap({ UInt64($0) }) else {
            throw unexpected(key, member, "nanoseconds since 1970 as digits")
        }
        return number
    }

    private static func whole(_ value: JSONValue) -> Int64? { value.int64 ?? value.string.flatMap { Int64($0) } }

    private static func double(_ value: JSONValue) -> Double? {
        switch value.string {
        case "NaN": .nan
        case "Infinity": .infinity
        case "-Infinity": -.infinity
        case let text?: Double(text)
        case nil: value.double
        }
    }

    private static func unexpected(_ key: String, _ value: JSONValue, _ wanted: String) -> OTLPFault {
        OTLPFault(.malformed, "\(key): \(value.kind) where \(wanted) is expected")
    }
}
