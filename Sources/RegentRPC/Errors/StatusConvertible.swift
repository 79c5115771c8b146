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
    /// The rule's reason in its own code, with the time to wait where it says one.
    package var status: RPCError {
        var error = RPCError(reason, message, metadata: metadata)
        if retryAfterMillis > 0 { error.retryAfter = .milliseconds(Int(retryAfterMillis)) }
        return error
    }
}
