import RegentMessages
import RegentModel

/// Who may read the resources of a kind, as the kind's Get method declares.
private struct Readers {
    /// Permissions to read one, any of which suffices.
    let permissions: [Permission]
    /// Whether they must be held for the whole store, not only in a scope that the resource lies in.
    let isWholeStoreOnly: Bool
    /// Permissions of any method of the same service.
    let servicePermissions: [Permission]

    /// By kind.
    static let byKind: [String: Readers] = {
        let methods = MethodDescriptor.all
        let resources = MessageTypes.all.compactMap { $0 as? any Resource.Type }
        return resources.reduce(into: [:]) { readers, resource in
            guard let get = methods.first(where: { $0.name == resource.getMethod }) else { return }
            let service = Set(methods.filter { $0.service == get.service }.flatMap(\.requireAny))
            readers[resource.kind] = Readers(
                permissions: get.requireAny.map { Permission($0) }, isWholeStoreOnly: get.scope == ["*"],
                servicePermissions: service.map { Permission($0) })
        }
    }()
}

extension Caller {
    /// Whether the caller may read a resource, so that it may be told of it.
    ///
    /// - Parameters:
    ///   - resource: its name.
    ///   - place: the name by which it lies in a scope; nil where it lies in none. Asked for only where the answer
    ///     depends on it.
    func mayRead(_ resource: String, placedAt place: () throws -> String?) rethrows -> Bool {
        guard let kind = try? ResourceName(resource).kind, let readers = Readers.byKind[kind] else { return false }
        if holds(anyOf: readers.permissions, for: []) { return true }
        guard !readers.isWholeStoreOnly, holds(anyOf: readers.permissions) else { return false }
        return try place().map { holds(anyOf: readers.permissions, for: [$0]) } ?? false
    }

    /// Whether the caller finds out by calls that it may make where a resource lies.
    ///
    /// - Parameter place: the name by which the resource lies in a scope.
    func mayLocate(_ resource: String, at place: String) -> Bool {
        guard let kind = try? ResourceName(resource).kind, let readers = Readers.byKind[kind] else { return false }
        return holds(anyOf: readers.servicePermissions, for: [place])
    }
}
