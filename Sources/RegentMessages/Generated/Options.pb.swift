// Generated from regent/v1/options.proto by proto/generator. Do not edit.

/// Effect of a repeated call.
public enum Idempotency: OpenEnum {
    /// Refused by the generator.
    case unspecified
    /// Changes nothing.
    case read
    /// Changes state once per (principal, method, idempotency key).
    case keyed
    /// Repeating the same content has no further effect (bulk batches).
    case natural
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .read
        case 2: self = .keyed
        case 3: self = .natural
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .read: 1
        case .keyed: 2
        case .natural: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .read: "READ"
        case .keyed: "KEYED"
        case .natural: "NATURAL"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .read, .keyed, .natural]
}

/// Class of work, for limits under overload; P0 is never refused.
public enum Criticality: OpenEnum {
    /// Refused by the generator.
    case unspecified
    /// Health, drain.
    case p0
    /// Rollback, approvals, incidents.
    case p1
    /// Control reads and writes.
    case p2
    /// Routing.
    case p3
    /// Bulk, export, lists.
    case p4
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .p0
        case 2: self = .p1
        case 3: self = .p2
        case 4: self = .p3
        case 5: self = .p4
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .p0: 1
        case .p1: 2
        case .p2: 3
        case .p3: 4
        case .p4: 5
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .p0: "P0"
        case .p1: "P1"
        case .p2: "P2"
        case .p3: "P3"
        case .p4: "P4"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .p0, .p1, .p2, .p3, .p4]
}

/// Audit records of a call.
public enum Audit: OpenEnum {
    /// Refused by the generator.
    case unspecified
    /// Nothing.
    case none
    /// Denials; changes are in the ledger anyway.
    case mutation
    /// Every call.
    case read
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .none
        case 2: self = .mutation
        case 3: self = .read
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .none: 1
        case .mutation: 2
        case .read: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .none: "NONE"
        case .mutation: "MUTATION"
        case .read: "READ"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .none, .mutation, .read]
}
