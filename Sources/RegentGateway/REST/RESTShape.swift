internal import RegentMessages
internal import RegentRPC

/// How a path of HTTP and a method become one another.
protocol RESTShape: Sendable {
    /// The form of JSON that requests and answers have.
    var form: JSONForm { get }

    /// The request message as JSON.
    ///
    /// - Throws: BAD_REQUEST with everything that is wrong.
    func request(_ parts: RESTParts) throws(RPCError) -> JSONValue

    /// The body of an answer.
    ///
    /// - Throws: `JSONError` where the bytes are no answer of the method.
    func answer(_ message: [UInt8], of method: MethodDescriptor) throws(JSONError) -> JSONValue

    /// What a field of the request message is called at this path.
    func name(of field: String) -> String
}

/// The parts of a request of HTTP.
struct RESTParts {
    let method: MethodDescriptor
    let variables: [RESTParameter]
    let query: [RESTParameter]
    /// nil for none.
    let body: JSONValue?
    let headers: RESTHeaders
}
