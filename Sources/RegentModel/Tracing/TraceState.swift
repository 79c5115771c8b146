/// What tracers add to a trace's context, each under a key of its own; others pass it on as it came.
///
/// - Source: W3C Trace Context Level 2, section 3.3
package struct TraceState: Sendable, Hashable {
    /// What one tracer added.
    package struct Member: Sendable, Hashable {
        /// Its key.
        package let key: String
        /// Its text.
        package let value: String
    }

    /// Most tracers.
    package static let membersMax = 32
    /// Most bytes that are passed on; what comes last is left out first.
    package static let bytesMax = 512

    /// The one that was changed last comes first.
    package private(set) var members: [Member] = []

    /// Of no tracer.
    package init() {}

    /// Reads every value of `tracestate`, in order; nil where one of them is not legal, or a key comes twice.
    package init?(_ values: [[UInt8]]) {
        var keys: Set<String> = []
        var bytes = 0
        for value in values {
            for part in value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: true) {
                let part = Self.trimmed(part)
                if part.isEmpty { continue }
                guard let member = Self.member(part), keys.insert(member.key).inserted,
                    keys.count <= Self.membersMax
                else { return nil }
                bytes += part.count + 1
                if bytes <= Self.bytesMax + 1 { members.append(member) }
            }
        }
    }

    /// As one `tracestate`; empty = there is nothing to pass on.
    package var text: String { members.map { "\($0.key)=\($0.value)" }.joined(separator: ",") }

    /// Without the blanks and tabs around it.
    private static func trimmed(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        guard let first = part.firstIndex(where: { !isBlank($0) }), let last = part.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return part[first...last]
    }

    private static func member(_ part: ArraySlice<UInt8>) -> Member? {
        guard let split = part.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let (key, value) = (part[..<split], part[(split + 1)...])
        guard isKey(key), isValue(value) else { return nil }
        return Member(key: String(decoding: key, as: UTF8.self), value: String(decoding: value, as: UTF8.self))
    }

    private static func isKey(_ key: ArraySlice<UInt8>) -> Bool {
        guard (1...256).contains(key.count), let first = key.first, isAlphanumeric(first) else { return false }
        return key.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "@"): true
            default: isAlphanumeric(byte)
            }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isValue(_ value: ArraySlice<UInt8>) -> Bool {
        value.count <= 256
            && value.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") }
    }
}
