/// The value of a field, for a reader that does not know the message.
package enum FieldKind: Sendable, Hashable {
    case text
    /// Bytes, in JSON as hexadecimal text or else as base64.
    case bytes(isHex: Bool)
    /// A signed whole number.
    case integer
    /// An unsigned whole number.
    case count
    case number
    case flag
    /// A value of an enum, by one of these names.
    case name([String])
    case time
    /// A message that is not a time.
    case message
    /// A map; its values are its keys.
    case map
}

/// A value of a field, read by reflection.
package enum FieldValue: Sendable, Hashable {
    /// A text, the name of an enum's value, or the key of a map.
    case text(String)
    case bytes([UInt8])
    case integer(Int64)
    case count(UInt64)
    case number(Double)
    case flag(Bool)
    case time(Timestamp)
    /// A message, whose fields have paths of their own.
    case message
}
