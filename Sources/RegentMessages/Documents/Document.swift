/// A governed document of the document store; its declarations in the .proto are generated.
public protocol Document: Message {
    /// The states of its lifecycle.
    associatedtype State: DocumentState

    /// Collection, for example "evalRuns".
    static var kind: String { get }
    /// Name pattern (AIP-122), for example "evalRuns/{run}".
    static var pattern: String { get }
    /// Wire name of the method that gives one by name: who may call it may read one.
    static var getMethod: String { get }
    /// Wire name of the method that lists them.
    static var listMethod: String { get }
    /// The templates of its scopes.
    static var placement: Placement { get }
    /// Templates of the names by which one lies in scopes, for example "{model_version}"; none: only in that of the
    /// whole store.
    static var scopeTemplates: [String] { get }
    /// Proto names of fields that the daemon fills.
    static var outputOnlyFields: [String] { get }
    /// Fields by which lists filter and sort, an ordered row an index; the first may be a `ScopeColumn`.
    static var indexes: [[String]] { get }

    /// Resource name.
    var name: String { get set }
    /// Ledger revision of the last change.
    var revision: UInt64 { get set }
    /// Changes with every change.
    var etag: String { get set }
    /// When it was created.
    var createTime: Timestamp? { get set }
    /// When it was last changed.
    var updateTime: Timestamp? { get set }
    /// Its state in the lifecycle.
    var state: State { get }
    /// Names by which it lies in scopes, any of which may be in one; none: only in that of the whole store.
    var scopeNames: [String] { get }
    /// Its columns of each index, in the order of `indexes`.
    var indexColumns: [[IndexColumn]] { get }
}

/// The state of a document in its lifecycle.
public protocol DocumentState: Sendable, Hashable {
    /// For example "RUNNING".
    var name: String { get }
    /// Every state, in order of the lifecycle.
    static var allStates: [Self] { get }
}

extension DocumentState where Self: OpenEnum {
    /// Every known value but the unspecified one.
    public static var allStates: [Self] { allKnown.filter { $0.rawValue != 0 } }
}

extension DocumentState where Self: CaseIterable & RawRepresentable<String> {
    /// The name is the raw value.
    public var name: String { rawValue }
    /// Every case.
    public static var allStates: [Self] { Array(allCases) }
}

/// The templates of the scopes of a document.
public enum Placement: Sendable, Hashable {
    /// Nothing does: it lies in the whole store only.
    case store
    /// Its name.
    case name
    /// Its other fields, so it must be read.
    case fields
}

/// A value of an index.
public enum IndexColumn: Sendable, Hashable {
    /// A text, or the name of an enum's value.
    case text(String)
    case integer(Int64)
    case count(UInt64)
    case number(Double)
    case flag(Bool)
    /// nil where the field is absent.
    case time(Timestamp?)
}

/// The kinds of document there are.
public enum Documents {
    /// Every kind, in order of declaration.
    public static let all: [any Document.Type] = MessageTypes.all.compactMap { $0 as? any Document.Type }

    /// By collection, for example "evalRuns".
    public static let byKind: [String: any Document.Type] = Dictionary(
        all.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
}
