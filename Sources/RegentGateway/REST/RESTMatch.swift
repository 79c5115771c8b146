package import RegentMessages
internal import RegentModel
package import RegentRPC
internal import RegentWire

/// A request of HTTP that calls a method: turns its parts into the message, and the answer into a body.
package struct RESTMatch: Sendable {
    /// The path and its method.
    package let route: RESTRoute
    /// The variables of the path, by the names that its template has.
    package let variables: [RESTParameter]

    init(_ route: RESTRoute, _ path: RESTPath) {
        self.route = route
        variables = route.template.variables.map { variable in
            RESTParameter(variable.name, path.segments[variable.segments].joined(separator: "/"))
        }
    }

    /// The method that is called.
    package var method: MethodDescriptor { route.method }

    /// The request message, encoded, with a query as it stands in the request, without the question mark.
    ///
    /// - Throws: BAD_REQUEST with everything that is wrong, as far as it can be told at once.
    package func request(
        query: String, body: [UInt8], headers: RESTHeaders = RESTHeaders()
    ) throws(RPCError) -> [UInt8] {
        try request(query: RESTParameter.all(query), body: body, headers: headers)
    }

    /// The request message, encoded, with the parameters of a query, decoded and in their order.
    ///
    /// - Throws: BAD_REQUEST with everything that is wrong, as far as it can be told at once.
    package func request(
        query: [RESTParameter], body: [UInt8], headers: RESTHeaders = RESTHeaders()
    ) throws(RPCError) -> [UInt8] {
        let parts = RESTParts(
            method: method, variables: variables, query: query, body: try Self.value(body), headers: headers)
        let value = try route.shape.request(parts)
        let transcoder = JSONTranscoder(form: route.shape.form)
        do {
            return try transcoder.encoding(of: value, as: method.requestType)
        } catch {
            let faults = transcoder.faults(of: value, as: method.requestType)
            throw .badRequest(
                (faults.isEmpty ? [error] : faults).map { fault in
                    FieldViolation(field: route.shape.name(of: fault.path), description: fault.message)
                })
        }
    }

    /// The body as JSON; nil for none.
    private static func value(_ body: [UInt8]) throws(RPCError) -> JSONValue? {
        guard body.contains(where: { !" \t\r\n".utf8.contains($0) }) else { return nil }
        do {
            return try JSONValue(parsing: body)
        } catch {
            throw RPCError(.badRequest, "the body is not JSON: \(error)", metadata: ["field": "body"])
        }
    }

    /// The answer of HTTP to an answer of the method.
    ///
    /// - Parameter headers: those of the request.
    /// - Throws: INTERNAL where the bytes are no answer of the method.
    package func response(_ message: [UInt8], headers: RESTHeaders = RESTHeaders()) throws(RPCError) -> RESTAnswer {
        do {
            var answer = RESTAnswer(status: 200, body: try route.shape.answer(message, of: method))
            let facts = AnswerFacts(message, of: method)
            answer.add("ETag", facts.etag.map { "\"\($0)\"" })
            answer.add("X-Next-Page-Token", facts.nextPage)
            let replaces = route.verb == .put && headers.ifMatch == nil && headers.ifNoneMatch == nil
            answer.add("Warning", replaces ? Self.replaced : nil)
            return answer
        } catch {
            throw RPCError(.internalError, "the answer of \(method.name) is malformed: \(error)")
        }
    }

    /// What a PUT says that did not name the version it replaces.
    ///
    /// - Source: RFC 7234, section 5.5.
    static let replaced = #"299 regent "there was no If-Match, so whatever was stored was replaced""#

    /// The answer of HTTP to a failed call.
    package func failure(_ error: RPCError) -> RESTAnswer {
        RESTAnswer(error) { route.shape.name(of: $0) }
    }
}

extension RESTMatch {
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
