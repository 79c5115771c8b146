package import RegentMessages

extension Documents {
    /// Names by which a document lies in scopes; none where it lies in that of the whole store only, or does not exist.
    /// What is no document lies where its name says.
    ///
    /// - Parameter read: gives the document as its kind; asked only where its fields say where it lies.
    package static func scopeNames(
        of name: String, reading read: (any Document.Type) throws -> (any Document)?
    ) rethrows -> [String] {
        guard let kind = try? ResourceName(name).kind, let type = byKind[kind] else { return [name] }
        return switch type.placement {
        case .store: []
        case .name: [name]
        case .fields: try read(type)?.scopeNames ?? []
        }
    }
}
