import RegentMessages
import RegentModel
import RegentStorage

/// A kind of document that Apply takes, with the methods by which it changes one.
protocol AppliedNoun: Sendable {
    associatedtype D: Governed

    /// Makes one.
    var create: AppliedMethod<D> { get }
    /// Changes one.
    var update: AppliedMethod<D> { get }
    /// Takes one out of use; nil where that cannot be.
    var archive: AppliedMethod<D>? { get }
    /// Takes an archived one back; nil where that cannot be.
    var restore: AppliedMethod<D>? { get }
}

/// A kind as the .proto declares it.
struct DeclaredNoun<D: Governed>: AppliedNoun {
    let create: AppliedMethod<D>
    let update: AppliedMethod<D>
    var archive: AppliedMethod<D>?
    var restore: AppliedMethod<D>?
}

extension AppliedNoun {
    /// Its collection.
    var kind: String { D.kind }

    /// Whether a document is one that can be restored.
    func isArchived(_ document: D) -> Bool {
        guard let restore else { return false }
        return (try? document.check(restore.method)) != nil
    }
}

/// A method of a kind, carried out on a document.
struct AppliedMethod<D: Governed>: Sendable {
    /// The method: permission, and what it is called in the ledger.
    let method: MethodDescriptor
    /// What its request about a document is about.
    let scope: @Sendable (D) -> [[String]]
    /// Decides what becomes of a document; nothing is stored yet.
    let decide: @Sendable (D, Command, WriteTransaction) throws -> Change<D>
    /// Stores what belongs to a changed document and lives in tables of its own.
    let store: @Sendable (D, WriteTransaction) throws -> Void

    /// A method whose request holds the document.
    init<V: DocumentVerb>(_ method: Method<V.Request, V.Response>, _ verb: V.Type)
    where V.Request: DocumentRequest, V.Request.Answer.Subject == D {
        self.init(method, verb) { V.Request(document: $0, mutation: nil) }
    }

    /// A method whose request names the document.
    init<V: DocumentVerb>(_ method: Method<V.Request, V.Response>, _ verb: V.Type)
    where V.Request: PlainVerbRequest, V.Request.Answer.Subject == D {
        self.init(method, verb) { V.Request(subject: $0.name, mutation: nil) }
    }

    private init<V: DocumentVerb>(
        _ method: Method<V.Request, V.Response>, _ verb: V.Type, _ request: @escaping @Sendable (D) -> V.Request
    ) where V.Request.Answer.Subject == D {
        self.method = method.descriptor
        scope = { method.scope(request($0)) }
        decide = { try V().decide(request($0), $1, $2) }
        store = { try V().store($0, in: $1) }
    }
}

/// The kinds whose documents Apply takes; the list is generated.
enum DeclarativeNouns {
    /// By collection, for example "environments".
    static let byKind: [String: any AppliedNoun] = Dictionary(
        all.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })

    /// Those of some names that are of these kinds, and whose scopes are known without reading them.
    static func placedNames(_ names: [String]) -> [String] {
        names.filter { name in (try? noun(of: name)).map { $0.isPlacedWithoutFields } ?? false }
    }

    /// The kind of a name.
    ///
    /// - Throws: `Refusal` `DOCUMENT_INVALID` for a text that is not a name, `NOT_DECLARATIVE` for one of another kind.
    static func noun(of name: String) throws(Refusal) -> any AppliedNoun {
        let kind: String
        do { kind = try ResourceName(name).kind } catch {
            throw Refusal(.documentInvalid, "name: \(name) is not a resource name; \(error.message)", ["field": "name"])
        }
        guard let noun = byKind[kind], (try? ResourceName(name, matching: noun.pattern)) != nil else {
            let patterns = all.map(\.pattern).sorted().joined(separator: ", ")
            throw Refusal(
                .notDeclarative, "\(name) is not of a kind that can be applied; names have the form \(patterns)",
                ["kinds": patterns])
        }
        return noun
    }
}

extension AppliedNoun {
    /// The form of its names.
    var pattern: String { D.pattern }

    /// Whether it is known in which scopes a document lies before it is read: those that its name says, or none but the
    /// whole store.
    var isPlacedWithoutFields: Bool { D.placement != .fields }
}
