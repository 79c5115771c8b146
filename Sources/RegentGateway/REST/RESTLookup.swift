internal import RegentMessages

/// The call that finds the etag of what a request replaces.
struct RESTLookup: Sendable, Hashable {
    /// The method that returns the document.
    let method: MethodDescriptor
    /// Its request, encoded.
    let message: [UInt8]
}

extension RESTMatch {
    /// What to ask first, for a PUT that does not say which version it replaces; nil where nothing is asked.
    ///
    /// - Parameter message: the request message, encoded.
    func lookup(_ message: [UInt8], headers: RESTHeaders) -> RESTLookup? {
        guard route.verb == .put, headers.etag == nil, headers.ifMatch == nil,
            let request = try? JSONTranscoder().value(message, as: method.requestType),
            request["mutation"]?["etag"]?.string ?? "" == ""
        else { return nil }
        for field in Schema.regent.messages[method.requestType]?.fields ?? [] {
            guard case .message(let type) = field.type, let resource = Schema.regent.messages[type]?.resource,
                let name = request[field.name]?["name"]?.string,
                let get = MethodDescriptor.all.first(where: { $0.name == resource.getMethod }),
                let bytes = try? JSONTranscoder().encoding(
                    of: .object([.init("name", .string(name))]), as: get.requestType)
            else { continue }
            return RESTLookup(method: get, message: bytes)
        }
        return nil
    }
}
