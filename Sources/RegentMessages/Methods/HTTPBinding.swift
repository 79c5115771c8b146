/// A path of HTTP by which a method is called, as its .proto declares it.
public struct HTTPBinding: Sendable, Hashable {
    /// Name of the method on the wire, for example "/regent.v1.ModelService/GetModel".
    public let method: String
    /// Verb of HTTP.
    public let verb: HTTPVerb
    /// Template of the path, for example "/v1/{name=models/*}:archive".
    public let path: String
    /// What the body of the request is: "*" = the message, a name = that field of it, empty = there is none.
    public let body: String

    /// A path of a method.
    public init(_ method: String, _ verb: HTTPVerb, _ path: String, body: String = "") {
        self.method = method
        self.verb = verb
        self.path = path
        self.body = body
    }
}

/// The verbs of HTTP that paths of methods have.
public enum HTTPVerb: String, Sendable, Hashable, CaseIterable {
    /// Reads.
    case get = "GET"
    /// Replaces.
    case put = "PUT"
    /// Creates, and acts.
    case post = "POST"
    /// Changes a part.
    case patch = "PATCH"
}
