package import RegentMessages
package import RegentModel
package import RegentSystem
package import RegentTransport
import Synchronization

/// The context of a call: everything that a handler knows besides the request.
package final class CallContext: Sendable {
    /// The method, as the .proto has it.
    package let method: MethodDescriptor
    /// Permissions of the method, any of which suffices.
    package let permissions: [Permission]
    /// The caller, with its permissions as of the CALL.
    package let caller: Caller
    /// The permissions of callers.
    let admission: Admission
    /// The peer of the connection, as identified by the kernel.
    package let peer: PeerIdentity
    /// Leading metadata of the client; keys lower-case, values any bytes, keys may repeat.
    package let metadata: [KeyValue]
    /// When the client stops waiting, by this machine's clock; nil for never.
    package let deadline: ContinuousClock.Instant?
    /// Number of earlier attempts of the same call.
    package let attempt: UInt32
    /// Its place in a trace, and its id.
    package let identity: CallIdentity
    /// Receives the times of decoding and of changing the compression of a stream's messages; nil for none.
    let clocks: StageClocks?

    private struct Outgoing {
        var leading: [KeyValue] = []
        var trailing: [KeyValue] = []
    }

    private let drain: Signal
    private let authenticator: (any Authenticator)?
    /// The resources that the requests of the call were about.
    private let subjects = Mutex<Set<[String]>>([])
    private let outgoing = Mutex(Outgoing())

    /// Names the parts of a call; a test of a handler needs only method and caller.
    ///
    /// - Parameters:
    ///   - permissions: those of the method, where they are at hand.
    ///   - authenticator: knows what the caller may do now; nil where that does not change.
    package init(
        method: MethodDescriptor, permissions: [Permission]? = nil, caller: Caller, peer: PeerIdentity = .unknown,
        metadata: [KeyValue] = [], deadline: ContinuousClock.Instant? = nil, attempt: UInt32 = 0,
        identity: CallIdentity? = nil,
        drain: Signal = Signal(staysRaised: true), admission: Admission = Admission(), clocks: StageClocks? = nil,
        authenticator: (any Authenticator)? = nil
    ) {
        self.method = method
        self.permissions = permissions ?? method.requireAny.map { Permission($0) }
        self.caller = caller
        self.admission = admission
        self.peer = peer
        self.metadata = metadata
        self.deadline = deadline
        self.attempt = attempt
        self.identity = identity ?? CallIdentity(metadata)
        self.drain = drain
        self.clocks = clocks
        self.authenticator = authenticator
    }

    /// The caller, with its present permissions: on a stream they may have changed since the CALL.
    ///
    /// - Throws: `RPCError` UNAUTHENTICATED where its credential is no longer valid.
    func callerNow() throws(RPCError) -> Caller { try authenticator?.current(caller) ?? caller }

    /// Records that the call was denied when it was to take effect, and returns the error for its caller.
    ///
    /// - Parameter resource: what the call was about.
    package func denied(_ resource: String) async -> RPCError { await admission.denial(of: self, resource: resource) }

    /// Whether the caller could make the call when it began.
    var wasAdmitted: Bool { caller.holds(anyOf: permissions) }

    /// Whether a caller, who may do other things than when the call began, may still make it.
    func isAllowed(to caller: Caller) -> Bool {
        let subjects = subjects.withLock { $0 }
        return caller.holds(anyOf: permissions)
            && subjects.allSatisfy { caller.holds(anyOf: permissions, for: $0) }
    }

    /// Takes note of what an admitted request was about. Of a stream all of it is kept, because the call goes on only
    /// while its caller may do all of it.
    func admitted(for names: [[String]]) {
        if !names.isEmpty { subjects.withLock { $0.formUnion(names) } }
    }

    /// Time left before the deadline, zero when it has passed; nil for no deadline.
    package var remaining: Duration? {
        deadline.map { max(.zero, $0 - .now) }
    }

    /// The first value of a metadata key.
    package func metadataValue(_ key: String) -> [UInt8]? {
        metadata.first { $0.key == key }?.value
    }

    /// Whether the connection accepts no more calls and this one should end.
    package var isDraining: Bool { drain.isRaised }

    /// Returns when the connection begins to drain, or when the task is cancelled.
    ///
    /// For calls without an end of their own: they end with UNAVAILABLE and where to resume.
    package func draining() async {
        await drain.wait()
    }

    /// Metadata sent before the first response; without effect after it.
    package var leadingMetadata: [KeyValue] {
        get { outgoing.withLock { $0.leading } }
        set { outgoing.withLock { $0.leading = newValue } }
    }

    /// Metadata sent with the status.
    package var trailingMetadata: [KeyValue] {
        get { outgoing.withLock { $0.trailing } }
        set { outgoing.withLock { $0.trailing = newValue } }
    }
}
