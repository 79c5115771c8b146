package import RegentMessages

/// The names by which a document lies in scopes.
package enum DocumentPlace {
    /// Its name alone says it; no names: it lies in the scope of the whole store only.
    case names([String])
    /// Its fields do: it is to be read as this kind.
    case fields(of: any Document.Type)
}

extension Documents {
    /// The scopes of the document of a name. A name of no document has the scopes that follow from the name.
    package static func place(of name: String) -> DocumentPlace {
        guard let kind = try? ResourceName(name).kind, let type = byKind[kind] else { return .names([name]) }
        return switch type.placement {
        case .store: .names([])
        case .name: .names([name])
        case .fields: .fields(of: type)
        }
    }
}
