import RegentMessages
import RegentModel

/// Who may read the resources of a kind, as the kind's Get method declares.
private struct Readers {
    /// Permissions to read one, any of which suffices.
    let permissions: [Permission]
    /// Permissions of any method of the same service.
    let servicePermissions: [Permission]

    /// By kind.
    static let byKind: [String: Readers] = {
        let methods = MethodDescriptor.all
        return Documents.all.reduce(into: [:]) { readers, document in
            guard let get = methods.first(where: { $0.name == document.getMethod }) else { return }
            let service = Set(methods.filter { $0.service == get.service }.flatMap(\.requireAny))
            readers[document.kind] = Readers(
                permissions: get.requireAny.map { Permission($0) }, servicePermissions: service.map { Permission($0) })
        }
    }()
}

/// Which resources of a kind a caller may read.
enum Reach {
    /// None.
    case none
    /// Those that lie where it holds one of these permissions.
    case within([Permission])
    /// All.
    case all
}

extension Caller {
    /// The resources of a kind that the caller may read.
    func reach(of kind: String) -> Reach {
        guard let readers = Readers.byKind[kind] else { return .none }
        if holds(anyOf: readers.permissions, for: []) { return .all }
        return holds(anyOf: readers.permissions) ? .within(readers.permissions) : .none
    }

    /// Permissions to read a document of a kind, any of which suffices; none for a kind that there is not.
    func readPermissions(of kind: String) -> [Permission] { Readers.byKind[kind]?.permissions ?? [] }

    /// Whether the caller may read a resource.
    ///
    /// - Parameters:
    ///   - resource: its name.
    ///   - places: the names by which it lies in scopes. Asked for only where the answer depends on them.
    func mayRead(_ resource: String, placedAt places: () throws -> [String]) rethrows -> Bool {
        guard let kind = try? ResourceName(resource).kind else { return false }
        return switch reach(of: kind) {
        case .none: false
        case .within(let permissions): holds(anyOf: permissions, for: try places())
        case .all: true
        }
    }

    /// Whether the caller finds out by calls that it may make where a resource lies.
    ///
    /// - Parameter places: the names by which the resource lies in scopes.
    func mayLocate(_ resource: String, at places: [String]) -> Bool {
        guard let kind = try? ResourceName(resource).kind, let readers = Readers.byKind[kind] else { return false }
        return holds(anyOf: readers.servicePermissions, for: places)
    }
}
