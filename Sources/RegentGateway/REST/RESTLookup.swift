package import RegentMessages
internal import RegentModel
internal import RegentRPC
internal import RegentWire

/// The call that finds the etag of what a request replaces.
package struct RESTLookup: Sendable, Hashable {
    /// The method that returns the document.
    package let method: MethodDescriptor
    /// Its request, encoded.
    package let message: [UInt8]
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

    /// Answers a request by calls of methods, by name and with encoded messages.
    ///
    /// - Parameter call: makes a call of one request and one answer.
    package func answer(
        query: [RESTParameter], body: [UInt8], headers: RESTHeaders,
        call: (MethodDescriptor, [UInt8]) async throws(RPCError) -> [UInt8]
    ) async -> RESTAnswer {
        do throws(RPCError) {
            var message = try request(query: query, body: body, headers: headers)
            if let lookup = lookup(message, headers: headers),
                let stored = try await stored(lookup, call), let etag = AnswerFacts(stored, of: lookup.method).etag
            {
                var matched = headers
                matched.ifMatch = etag
                message = try request(query: query, body: body, headers: matched)
            }
            return try response(try await call(method, message), headers: headers)
        } catch {
            return failure(error)
        }
    }

    /// The document that is stored; nil where there is none that the caller may read.
    private func stored(
        _ lookup: RESTLookup, _ call: (MethodDescriptor, [UInt8]) async throws(RPCError) -> [UInt8]
    ) async throws(RPCError) -> [UInt8]? {
        do {
            return try await call(lookup.method, lookup.message)
        } catch {
            guard error.code == .notFound || error.code == .permissionDenied else { throw error }
            return nil
        }
    }
}
