import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTransport
import RegentWire
import Synchronization
import Testing

/// Which calls are answered in place, and what becomes of the others.
@Suite("Calls answered in place")
struct InPlaceCallsTests {
    /// Answers in place what does not begin with 9; counts.
    struct Reader: InPlaceHandler {
        let inPlace: Atomics
        let scope: [String]

        func handle(_ request: EmptyCallRequest, _ call: CallContext) throws -> EmptyCallResponse {
            inPlace.general.add(1, ordering: .relaxed)
            return EmptyCallResponse()
        }

        func answer(_ call: InPlaceCall, access: inout InPlaceAccess, into output: inout [UInt8]) -> Bool {
            guard access.admits(call.request, 0..<0, of: call.bytes, about: { [scope] }) else { return false }
            inPlace.inPlace.add(1, ordering: .relaxed)
            return true
        }
    }

    /// How many calls were answered which way.
    final class Atomics: Sendable {
        let inPlace = Atomic<Int>(0)
        let general = Atomic<Int>(0)

        var counts: [Int] { [inPlace.load(ordering: .relaxed), general.load(ordering: .relaxed)] }
    }

    /// Knows everybody by what it is told, for as long as it is told.
    final class ChangingDoor: Authenticator {
        struct State {
            var authority = Caller.Authority.all
            var isKnown = true
            var revision: UInt64 = 1
            var time: Int64 = 0
            var expiry: Int64?
            var looks = 0
        }

        let state = Mutex(State())

        func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller { try current(Self.known) }

        static let known = Caller(name: "principals/known", authority: .granted([]))

        func current(_ caller: Caller) throws(RPCError) -> Caller {
            let state = state.withLock { state in
                state.looks += 1
                return state
            }
            guard state.isKnown, state.expiry.map({ state.time < $0 }) ?? true else {
                throw RPCError(.unauthenticated, "not known any more")
            }
            return Caller(name: caller.name, authority: state.authority)
        }

        func standing(of caller: Caller) -> Standing? {
            state.withLock { Standing(revision: $0.revision, expiry: $0.expiry) }
        }

        func isInForce(_ standing: Standing) -> Bool {
            state.withLock { $0.revision == standing.revision && $0.time < standing.expiry ?? .max }
        }

        func change(_ change: (inout State) -> Void) {
            state.withLock { state in
                change(&state)
                state.revision += 1
            }
        }
    }

    private static func granted(_ scope: String) throws -> Caller.Authority {
        .granted([Authorisation(permissions: [Permission("eval.read")], scope: try Scope(scope))])
    }

    private static func method(_ criticality: Criticality) -> Method<EmptyCallRequest, EmptyCallResponse> {
        Method(
            MethodDescriptor(
                name: "/t.T/Read", service: "t.T", method: "Read", requireAny: ["eval.read"], scope: ["any"],
                idempotency: .read, criticality: criticality, audit: .none, clientStreaming: false,
                serverStreaming: false, requestType: EmptyCallRequest.fullName,
                responseType: EmptyCallResponse.fullName, comment: "")
        ) { _ in [["environments/a"]] }
    }

    /// Runs a body with a client of a server that has one method.
    private static func with(
        _ door: ChangingDoor = ChangingDoor(), options: ServerOptions = .patient, criticality: Criticality = .p3,
        _ body: (RawClient, Atomics) async throws -> Void
    ) async throws {
        let counts = Atomics()
        let entry = MethodTable.Entry.unary(
            method(criticality), Reader(inPlace: counts, scope: ["environments/a"]))
        try await RawClient.with(entries: [entry], options: options, authenticator: door) { client in
            try await body(client, counts)
        }
    }

    private static func call(_ id: UInt32, _ change: (inout Call) -> Void = { _ in }) -> Frame {
        var call = Call(method: "/t.T/Read")
        change(&call)
        return Frame(stream: id, kind: .call, flags: [.hasMessage, .end], head: call.encoded())
    }

    /// Holds the status of the answer to a call.
    private static func expect(
        _ code: StatusCode, for frame: Frame, _ client: RawClient, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        client.write(frame)
        let end = try await client.nextEnd()
        #expect(end.code == code.rawValue, sourceLocation: sourceLocation)
    }

    @Test("a plain CALL is answered in place, with a time left too; any other one goes the general way")
    func heads() async throws {
        try await Self.with { client, counts in
            try await Self.expect(.ok, for: Self.call(1), client)
            try await Self.expect(.ok, for: Self.call(2) { $0.timeoutUs = .max }, client)
            #expect(counts.counts == [2, 0])
            let others: [(inout Call) -> Void] = [
                { $0.metadata = [KeyValue(key: "k", value: [1])] }, { $0.attempt = 1 }, { $0.accept = [1] },
                { $0.encoding = 1 },
            ]
            for (place, other) in others.enumerated() {
                try await Self.expect(.ok, for: Self.call(UInt32(place + 3), other), client)
                #expect(counts.counts == [2, place + 1])
            }
            var unknown = Self.call(9)
            unknown.head += [0xF8, 0x01, 0x01]
            try await Self.expect(.ok, for: unknown, client)
            #expect(counts.counts == [2, others.count + 1])
        }
    }

    @Test("the caller is judged once, and again when access has changed or its credential has run out")
    func judged() async throws {
        let door = ChangingDoor()
        door.change {
            $0.authority = .granted([])
            $0.expiry = 100
        }
        try await Self.with(door) { client, counts in
            try await Self.expect(.permissionDenied, for: Self.call(1), client)
            door.change { $0.authority = .all }
            try await Self.expect(.ok, for: Self.call(2), client)
            let looks = door.state.withLock { $0.looks }
            for id in 3...20 { try await Self.expect(.ok, for: Self.call(UInt32(id)), client) }
            #expect(door.state.withLock { $0.looks } == looks)
            #expect(counts.counts == [19, 0])
            for scope in ["environments/b", "models/m"] {
                let authority = try Self.granted(scope)
                door.change { $0.authority = authority }
                try await Self.expect(.permissionDenied, for: Self.call(21), client)
            }
            let authority = try Self.granted("environments/a")
            door.change { $0.authority = authority }
            for id in 22...24 { try await Self.expect(.ok, for: Self.call(UInt32(id)), client) }
            door.state.withLock { $0.time = 100 }
            try await Self.expect(.unauthenticated, for: Self.call(25), client)
            #expect(counts.counts == [22, 0])
        }
    }

    @Test("while the server holds too much, only health is answered in place", arguments: [Criticality.p0, .p3])
    func pressed(_ criticality: Criticality) async throws {
        var options = ServerOptions.patient
        options.limits.heldBytesMax = -1
        try await Self.with(options: options, criticality: criticality) { client, counts in
            try await Self.expect(criticality == .p0 ? .ok : .resourceExhausted, for: Self.call(1), client)
            #expect(counts.counts == [criticality == .p0 ? 1 : 0, 0])
        }
    }

    @Test("where the option says so, nothing is answered in place")
    func off() async throws {
        var options = ServerOptions.patient
        options.answersInPlace = false
        try await Self.with(options: options) { client, counts in
            try await Self.expect(.ok, for: Self.call(1), client)
            #expect(counts.counts == [0, 1])
        }
    }
}
