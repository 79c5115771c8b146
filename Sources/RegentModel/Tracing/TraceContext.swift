/// Which trace some work belongs to, and below which of its spans, as callers pass it on.
///
/// - Source: W3C Trace Context Level 2, https://www.w3.org/TR/trace-context-2/
package struct TraceContext: Sendable, Hashable {
    /// Names a trace: 16 bytes, not all zero.
    package struct TraceID: Sendable, Hashable, CustomStringConvertible {
        /// The first 8 bytes.
        package let high: UInt64
        /// The last 8 bytes.
        package let low: UInt64

        /// Names a trace; nil for zero, which names none.
        package init?(high: UInt64, low: UInt64) {
            guard high != 0 || low != 0 else { return nil }
            (self.high, self.low) = (high, low)
        }

        /// 32 digits.
        package var description: String { HexDigits.text(high) + HexDigits.text(low) }
    }

    /// Names a span of a trace: 8 bytes, not all zero.
    package struct SpanID: Sendable, Hashable, CustomStringConvertible {
        /// Its bytes.
        package let value: UInt64

        /// Names a span; nil for zero, which names none.
        package init?(_ value: UInt64) {
            guard value != 0 else { return nil }
            self.value = value
        }

        /// 16 digits.
        package var description: String { HexDigits.text(value) }
    }

    /// The key of metadata and the name of the header that it is passed on with.
    package static let parentKey = "traceparent"
    /// The key of what tracers add to it.
    package static let stateKey = "tracestate"

    /// The trace.
    package var traceID: TraceID
    /// The span that what is called lies below.
    package var spanID: SpanID
    /// Whether the caller records the trace.
    package var isSampled: Bool
    /// Whether the last 7 bytes of the trace id are random, so that all may sample by them alike.
    package var isRandom: Bool
    /// What tracers add to it; it is passed on as it came.
    package var state: TraceState

    /// Names a place in a trace.
    package init(
        traceID: TraceID, spanID: SpanID, isSampled: Bool, isRandom: Bool = true, state: TraceState = TraceState()
    ) {
        (self.traceID, self.spanID) = (traceID, spanID)
        (self.isSampled, self.isRandom) = (isSampled, isRandom)
        self.state = state
    }

    private static let sampledFlag: UInt8 = 1
    private static let randomFlag: UInt8 = 2

    /// What a caller has passed on; nil where that is not exactly what the standard says: then it counts as nothing.
    ///
    /// - Parameters:
    ///   - parents: every value of `traceparent`; there must be one.
    ///   - states: every value of `tracestate`, in order. One that is not legal leaves out the state alone.
    package init?(parents: [[UInt8]], states: [[UInt8]] = []) {
        guard parents.count == 1, let parent = parents.first else { return nil }
        self.init(parent: parent)
        state = TraceState(states) ?? TraceState()
    }

    /// Reads a `traceparent`: version, trace id, span id and flags, in lower-case digits.
    private init?(parent bytes: [UInt8]) {
        let dash = UInt8(ascii: "-")
        guard bytes.count >= Self.parentBytes, let version = HexDigits.value(bytes[0..<2]), version != 0xFF,
            bytes[2] == dash, bytes[35] == dash, bytes[52] == dash,
            // A later version may say more behind these; this one must not.
            bytes.count == Self.parentBytes || (version > 0 && bytes[Self.parentBytes] == dash),
            let high = HexDigits.value(bytes[3..<19]), let low = HexDigits.value(bytes[19..<35]),
            let span = HexDigits.value(bytes[36..<52]), let flags = HexDigits.value(bytes[53..<55]),
            let traceID = TraceID(high: high, low: low), let spanID = SpanID(span)
        else { return nil }
        let known = UInt8(truncatingIfNeeded: flags)
        self.init(
            traceID: traceID, spanID: spanID, isSampled: known & Self.sampledFlag != 0,
            isRandom: known & Self.randomFlag != 0)
    }

    /// Bytes of a `traceparent` of version 00.
    private static let parentBytes = 55

    /// What is passed on, as `traceparent` of version 00.
    package var parentText: String {
        let flags = (isSampled ? Self.sampledFlag : 0) | (isRandom ? Self.randomFlag : 0)
        return "00-\(traceID)-\(spanID)-0\(flags)"
    }
}

/// Hexadecimal digits as the standard has them: lower-case alone.
enum HexDigits {
    /// 16 digits.
    static func text(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The value of at most 16 digits; nil for anything else.
    static func value(_ bytes: ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return value
    }
}
