import RegentMessages
package import RegentModel

/// An error that has a status for its caller.
package protocol StatusConvertible: Error {
    /// The status; without paths, SQL or secrets.
    var status: RPCError { get }
}

extension RPCError: StatusConvertible {
    /// The error itself.
    package var status: RPCError { self }
}

extension Refusal: StatusConvertible {
    /// The rule's reason in its own code.
    package var status: RPCError { RPCError(reason, message, metadata: metadata) }
}
