/// A host and a port: `example.org:7070`, `127.0.0.1:7070`, `[::1]:7070`.
package struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    /// A name, or a literal without brackets.
    package let host: String
    /// 0…65535; 0 lets the system choose.
    package var port: Int

    /// Reads the text; nil if it is not an address. An IPv6 address is written in brackets.
    package init?(_ text: some StringProtocol) {
        guard let colon = text.lastIndex(of: ":"), let port = Self.port(text[text.index(after: colon)...]) else {
            return nil
        }
        let host = text[..<colon]
        if host.hasPrefix("[") {
            guard host.hasSuffix("]"), host.contains(":") else { return nil }
            self.host = String(host.dropFirst().dropLast())
            guard self.host.utf8.allSatisfy(Self.isOfLiteral) else { return nil }
        } else {
            guard (1...253).contains(host.utf8.count), host.utf8.allSatisfy(Self.isOfName) else { return nil }
            self.host = String(host)
        }
        self.port = port
    }

    /// The text the address is made of.
    package var description: String { isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Whether it names this machine: 127.0.0.0/8, `::1` or `localhost`.
    package var isLoopback: Bool { host == "::1" || host.lowercased() == "localhost" || octets?.first == 127 }

    /// Whether the host is a literal, which no certificate names as a host.
    var isLiteral: Bool { isIPv6 || octets != nil }

    private var isIPv6: Bool { host.contains(":") }

    /// The four numbers of an IPv4 literal, in its one canonical form: resolvers read others in ways of their own.
    private var octets: [UInt8]? {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in UInt8(part).flatMap { "\($0)" == part ? $0 : nil } }
        return parts.count == 4 && numbers.count == 4 ? numbers : nil
    }

    private static func port(_ digits: some StringProtocol) -> Int? {
        guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(digits).flatMap { $0 <= 65_535 ? $0 : nil }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isOfLiteral(_ byte: UInt8) -> Bool {
        // A zone, as in fe80::1%eth0, is part of a literal.
        byte == UInt8(ascii: ":") || byte == UInt8(ascii: "%") || isOfName(byte)
    }
}
