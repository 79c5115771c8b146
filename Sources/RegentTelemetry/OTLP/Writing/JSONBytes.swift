/// Writes JSON into bytes, value by value.
struct JSONBytes {
    private(set) var bytes: [UInt8] = []
    /// Whether the next member or element has one before it.
    private var hasBefore = false

    /// An object of the members that the body writes.
    mutating func object(_ body: (inout JSONBytes) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        hasBefore = false
        body(&self)
        bytes.append(UInt8(ascii: "}"))
        hasBefore = true
    }

    /// A member of an object.
    mutating func member(_ key: String, _ value: (inout JSONBytes) -> Void) {
        separate()
        text(key)
        bytes.append(UInt8(ascii: ":"))
        hasBefore = false
        value(&self)
        hasBefore = true
    }

    /// A list.
    mutating func list<Element>(_ elements: [Element], _ write: (Element, inout JSONBytes) -> Void) {
        bytes.append(UInt8(ascii: "["))
        hasBefore = false
        for element in elements {
            separate()
            hasBefore = false
            write(element, &self)
            hasBefore = true
        }
        bytes.append(UInt8(ascii: "]"))
        hasBefore = true
    }

    /// A text.
    mutating func text(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20, 0x7F: bytes += Array("\\u00".utf8) + [Self.digit(byte >> 4), Self.digit(byte & 15)]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A whole number.
    mutating func number(_ value: Int) { bytes += "\(value)".utf8 }

    /// A number; one that JSON does not have is a text, as proto3 JSON writes it.
    mutating func number(_ value: Double) {
        if value.isFinite {
            bytes += "\(value)".utf8
        } else {
            text(value.isNaN ? "NaN" : value > 0 ? "Infinity" : "-Infinity")
        }
    }

    /// true or false.
    mutating func truth(_ value: Bool) { bytes += (value ? "true" : "false").utf8 }

    private mutating func separate() {
        if hasBefore { bytes.append(UInt8(ascii: ",")) }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
