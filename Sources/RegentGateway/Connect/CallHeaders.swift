import HTTPTypes
package import RegentMessages
import RegentModel
package import RegentRPC

extension GatewayRequest {
    private static let timeoutDigitsMax = 10

    /// How a call is made for this request: its time (`Connect-Timeout-Ms`), its trace and its name as metadata.
    ///
    /// - Throws: `GatewayFault` 400 where the time is no number of milliseconds.
    package func callOptions() throws(GatewayFault) -> CallOptions {
        var options = CallOptions()
        if let text = header(.connectTimeoutMs) {
            let isNumber = (1...Self.timeoutDigitsMax).contains(text.utf8.count)
            guard isNumber, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let millis = Int(text), millis > 0
            else {
                throw GatewayFault(400, "Connect-Timeout-Ms must be a number of milliseconds of at most 10 digits")
            }
            options.timeout = .milliseconds(millis)
        }
        options.metadata += traceMetadata
        if let id = header(.requestID).flatMap(RequestName.checked) {
            options.metadata.append(KeyValue(key: "x-request-id", value: Array(id.utf8)))
        }
        return options
    }

    /// The place in a trace that its calls lie below: that of its own span, else that of its caller.
    var traceMetadata: [KeyValue] {
        if let place = span?.place {
            let state = place.state.text
            return [KeyValue(key: TraceContext.parentKey, value: Array(place.parentText.utf8))]
                + (state.isEmpty ? [] : [KeyValue(key: TraceContext.stateKey, value: Array(state.utf8))])
        }
        let names: [(HTTPField.Name, String)] = [
            (.traceparent, TraceContext.parentKey), (.tracestate, TraceContext.stateKey),
        ]
        return names.compactMap { name, key in header(name).map { KeyValue(key: key, value: Array($0.utf8)) } }
    }

    /// What the headers say of a change.
    package var mutationHeaders: MutationHeaders {
        MutationHeaders(key: header(.idempotencyKey), etag: header(.ifMatch))
    }
}

/// `Idempotency-Key` and `If-Match`: what a request says of a change outside of its body.
package struct MutationHeaders: Hashable, Sendable {
    /// Key under which a repeat is done once; nil where there is none.
    package let key: String?
    /// Etag that the document must have; nil where there is none.
    package let etag: String?

    private static let field = "mutation"

    /// Takes the values of the headers, with or without quotes; `If-Match: *` takes any etag, as no header does.
    package init(key: String?, etag: String?) {
        self.key = key.map(Self.unquoted)
        self.etag = etag.flatMap { $0 == "*" ? nil : Self.unquoted($0) }
    }

    /// Whether they say nothing.
    package var isEmpty: Bool { key == nil && etag == nil }

    /// Writes them into a request.
    ///
    /// - Parameter request: a JSON object, or null.
    /// - Parameter type: full name of its message.
    /// - Throws: `GatewayFault` 400 where the body says something else, or the method takes no etag.
    package func apply(to request: inout JSONValue, as type: String) throws(GatewayFault) {
        guard !isEmpty else { return }
        guard let field = Schema.regent.messages[type]?.field(named: Self.field), !field.isRepeated else {
            // A repeat of what changes nothing does no harm; an etag that nobody compares would.
            guard etag == nil else { throw GatewayFault(400, "this method changes no document: it takes no If-Match") }
            return
        }
        var mutation = request[Self.field]?.members ?? []
        try Self.set("idempotency_key", key, "Idempotency-Key", in: &mutation)
        try Self.set("etag", etag, "If-Match", in: &mutation)
        var members = (request.members ?? []).filter { $0.key != Self.field }
        members.append(JSONValue.Member(Self.field, .object(mutation)))
        request = .object(members)
    }

    private static func set(
        _ name: String, _ value: String?, _ header: String, in members: inout [JSONValue.Member]
    ) throws(GatewayFault) {
        guard let value else { return }
        let camelCase = name == "idempotency_key" ? "idempotencyKey" : name
        if let place = members.firstIndex(where: { $0.key == name || $0.key == camelCase }) {
            let given = members[place].value
            guard given == .string(value) || given == .string("") || given == .null else {
                throw GatewayFault(400, "\(header) and mutation.\(name) in the body say different things")
            }
            members[place].value = .string(value)
        } else {
            members.append(JSONValue.Member(name, .string(value)))
        }
    }

    private static func unquoted(_ text: String) -> String {
        let isQuoted = text.utf8.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
        return isQuoted ? String(text.dropFirst().dropLast()) : text
    }
}
