import RegentMessages
import RegentModel

/// The documents of a kind that a list may read: those in the scopes of its caller and under the parent it names.
///
/// Every list that is not of the whole store reads ranges of names, or parts of indexes that begin with a scope. So it
/// reads nothing in proportion to documents elsewhere, and how much it reads reveals nothing about them.
struct ListReach: Sendable {
    /// Ranges of names that hold every document of the list, one after the other.
    let names: [NameRange]
    /// Indexes that hold every document of the list.
    let families: [IndexFamily]
    /// An index that has them by name, where ranges of names would hold others too.
    let byName: IndexFamily?

    /// The scopes in which the caller may read, as indexes have them; nil: everywhere.
    private let readable: Set<String>?

    /// - Parameters:
    ///   - scopes: where the caller may read.
    ///   - parent: what the names go on from; empty = all.
    init(_ type: any Document.Type, readableIn scopes: [Scope], under parent: String, filter: Filter) {
        let isWhole = scopes.contains(.everything)
        readable = isWhole ? nil : Set(scopes.map { ScopeColumn.value($0.description) })
        let within = parent.isEmpty ? NameRange.all : .below(parent)
        let keys = Self.keys(type, readable, parent)
        names =
            switch type.placement {
            case _ where isWhole: [within]
            case .store: []
            case .fields: [within]
            case .name:
                (keys ?? []).flatMap { [NameRange.of($0), .below($0)] }.compactMap { $0.intersection(within) }
                    .sorted(by: NameRange.isBefore)
            }
        guard let keys else {
            // Those of all parents would be read for one.
            families = parent.isEmpty ? type.indexes.filter { !$0.isScoped }.map(IndexFamily.init) : []
            byName = nil
            return
        }
        let scoped = Self.scoped(type, keys)
        let named = isWhole ? [] : Self.named(type, scopes, filter)
        families = scoped + named.map(IndexFamily.init)
        byName = type.placement == .fields ? scoped.first { $0.columns.isEmpty } : nil
    }

    /// Whether the caller may read a document, as `Scope.covers` has it: a scope is the first two words of a name.
    func holds(_ document: some Document) -> Bool {
        guard let readable else { return true }
        return document.scopeNames.contains { readable.contains(ScopeColumn.value($0)) }
    }

    /// The scopes that the list is about, as indexes have them; nil: it is not held to any.
    private static func keys(_ type: any Document.Type, _ readable: Set<String>?, _ parent: String) -> [String]? {
        let keys = readable?.sorted()
        let parentKey = ScopeColumn.value(parent)
        guard type.placement == .name, !parentKey.isEmpty else { return keys }
        return keys.map { $0.filter { $0 == parentKey } } ?? [parentKey]
    }

    /// The indexes that begin with a scope, those of all templates together.
    private static func scoped(_ type: any Document.Type, _ keys: [String]) -> [IndexFamily] {
        var families: [IndexFamily] = []
        for index in type.indexes where index.isScoped {
            let columns = Array(index.dropFirst())
            let parts = keys.map { IndexFamily.Part(index: ResourceIndexTable.text(index), scope: [.text($0)]) }
            if let place = families.firstIndex(where: { $0.columns == columns }) {
                families[place].parts += parts
            } else {
                families.append(IndexFamily(columns: columns, parts: parts))
            }
        }
        return families
    }

    /// The indexes that begin with the field of the scope, if the filter gives it a value in one of these.
    private static func named(_ type: any Document.Type, _ scopes: [Scope], _ filter: Filter) -> [[String]] {
        type.indexes.filter { index in
            type.scopeTemplates.contains { template in
                let parts = template.split(omittingEmptySubsequences: false) { $0 == "{" || $0 == "}" }
                guard parts.count == 3, index.first == String(parts[1]) else { return false }
                return filter.required.contains {
                    guard $0.relation == .equal, $0.field.name == String(parts[1]), case .text(let value) = $0.value,
                        !value.isEmpty
                    else { return false }
                    return scopes.contains { $0.covers("\(parts[0])\(value)\(parts[2])") }
                }
            }
        }
    }
}

/// Indexes of one kind that have the same columns after that of the scope, with the parts of them that a list reads.
struct IndexFamily: Sendable {
    /// A part of an index.
    struct Part: Sendable {
        /// The fields of the index, as `index_tuples` has them.
        let index: String
        /// The common prefix of its rows: the scope; empty for the whole index.
        let scope: [IndexColumn]
    }

    /// The columns that lists filter and order by.
    let columns: [String]
    /// Parts; a document may be in several of them.
    fileprivate(set) var parts: [Part]
}

extension IndexFamily {
    /// An index, the whole of it.
    fileprivate init(_ columns: [String]) {
        self.init(columns: columns, parts: [Part(index: ResourceIndexTable.text(columns), scope: [])])
    }
}

extension [String] {
    /// Whether the columns of an index begin with a scope.
    fileprivate var isScoped: Bool { first.map(ScopeColumn.isName) == true }
}
