/// A generated protobuf enum; open, as proto3 enums are.
public protocol OpenEnum: Sendable, Hashable {
    /// The value of this number; one this release does not know keeps its number.
    init(rawValue: Int32)

    /// Number on the wire.
    var rawValue: Int32 { get }

    /// Name without the prefix of its enum, for example "RUNNING"; the number of an unknown value.
    var name: String { get }

    /// Every known value, the unspecified one included, in order of declaration.
    static var allKnown: [Self] { get }
}

extension OpenEnum {
    /// The known value of this name, ignoring case; nil if there is none.
    public init?(name: String) {
        let wanted = name.uppercased()
        guard let found = Self.allKnown.first(where: { $0.name == wanted }) else { return nil }
        self = found
    }

    /// The names of the values that say something, for messages, for example "OK, ERROR, TIMEOUT".
    package static var choices: String { allKnown.dropFirst().map(\.name).joined(separator: ", ") }

    /// Whether this release knows the value.
    public var isKnown: Bool { Self.allKnown.contains(self) }
}
