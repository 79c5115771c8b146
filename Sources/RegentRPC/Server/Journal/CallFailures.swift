import RegentMessages
package import RegentModel
package import RegentWire

/// Takes every failure of a server, to group them.
package protocol CallFailureSink: Sendable {
    /// Takes a failure. Called on threads that serve: it must be brief.
    func note(_ failure: CallFailure)
}

/// A call that has failed.
package struct CallFailure: Sendable {
    /// Name of the method.
    package let method: String
    /// How it ended.
    package let code: StatusCode
    /// The finer reason; the status where there is none.
    package let reason: String
    /// What failed: the field of the request, or the type of the error.
    package let place: String
    /// What the error says; it may hold what the request said.
    package let message: String
    /// Trace of the call.
    package let trace: TraceContext.TraceID
    /// Id of the call.
    package let request: String
    /// Principal of the caller.
    package let principal: String

    /// Whether the daemon is at fault, and not who called.
    package var isFault: Bool { code == .internal || code == .unknown || code == .dataLoss }

    /// A failure, by its parts.
    package init(
        method: String, code: StatusCode, reason: String = "", place: String = "", message: String = "",
        trace: TraceContext.TraceID, request: String = "", principal: String = ""
    ) {
        (self.method, self.code, self.place, self.message) = (method, code, place, message)
        self.reason = reason.isEmpty ? code.description : reason
        (self.trace, self.request, self.principal) = (trace, request, principal)
    }

    /// The failure of a call.
    ///
    /// - Parameter error: what the handler threw; its status says less where it is no error of ours.
    init(_ error: any Error, _ status: RPCError, of call: CallContext) {
        let isUnknown = !(error is any StatusConvertible)
        self.init(
            method: call.method.name, code: status.code, reason: status.reason,
            place: status.metadata["field"] ?? "\(type(of: error))", message: isUnknown ? "\(error)" : status.message,
            trace: call.identity.span.traceID, request: call.identity.request, principal: call.caller.name)
    }
}
