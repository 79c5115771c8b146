import RegentMessages
import RegentModel
import RegentSystem
import RegentWire
import Synchronization

/// The calls of one connection that are answered in place.
///
/// Everything the general way does for a call that is answered on the event loop is done here too, or the call is left
/// to that way. It is left there wherever it would be refused, whatever the reason, so that refusals are made in one
/// place.
final class InPlaceCalls: Sendable {
    private struct State {
        /// Who the connection is; nil before that is known.
        var known: Caller?
        /// How long what follows holds; nil where it was never judged, or is to be judged at each call.
        var standing: Standing?
        /// What the caller may do, by the place of the method among those that are answered in place.
        var access: [InPlaceAccess?] = []
    }

    private let server: RPCServer
    private let account: ConnectionAccount
    private let inlineTime: InlineTime
    private let state = Mutex(State())

    init(_ server: RPCServer, _ account: ConnectionAccount, _ inlineTime: InlineTime) {
        self.server = server
        self.account = account
        self.inlineTime = inlineTime
    }

    /// It is known who the connection is.
    func begin(_ caller: Caller) { state.withLock { $0.known = caller } }

    /// Answers a call, if it can be answered in place and now; false, and nothing has happened, where not.
    func answer(_ bytes: [UInt8], _ call: CallInPlace, into output: inout [UInt8]) -> Bool {
        guard call.request.count <= WireLimits.inlineBytesMax, let place = method(of: call, bytes) else { return false }
        let method = server.methods.inPlace[place]
        guard isTurn(method.criticality) else { return false }
        let began = SteadyClock.nanoseconds
        let isAnswered = state.withLock { state in
            judge(method, place, &state)
            guard state.access[place]?.isAdmitted == true else { return false }
            let request = InPlaceCall(bytes: bytes, request: call.request, answerBytesMax: call.answerBytesMax)
            return method.answer(request, &state.access[place]!, &output)
        }
        guard isAnswered else { return false }
        server.journal.noteAnswer()
        let end = SteadyClock.nanoseconds
        let nanoseconds = end &- began
        method.noteAnswer(nanoseconds: nanoseconds)
        server.observer.noteAnswer(inPlace: method, from: began, to: end) { state.withLock { $0.known } }
        let taken = Int(clamping: nanoseconds)
        inlineTime.add(taken)
        account.note(nanoseconds: min(taken, WireLimits.inlineNanosecondsMax))
        return true
    }

    /// Whether calls of a class are answered now: health always, the others while the server has room and others have
    /// had their turn.
    private func isTurn(_ criticality: Criticality) -> Bool {
        criticality == .p0 || (!server.load.isPressed && inlineTime.isLeft)
    }

    /// Judges the caller again where access has changed since, or its credential has run out.
    private func judge(_ method: InPlaceMethod, _ place: Int, _ state: inout State) {
        let isInForce = state.standing.map { server.authenticator.isInForce($0) } ?? false
        if !isInForce {
            state.access = Array(repeating: nil, count: server.methods.inPlace.count)
            // Before the caller is looked up: what changes meanwhile has it judged again.
            state.standing = state.known.flatMap { server.authenticator.standing(of: $0) }
        }
        // Where the caller is no longer known, the general way refuses the call, with the words for it.
        guard state.access[place] == nil, let known = state.known,
            let caller = try? server.authenticator.current(known)
        else { return }
        state.access[place] = InPlaceAccess(caller, method.permissions)
    }

    // MARK: Head

    /// The place of the method among those answered in place; nil where the CALL names another one or says more than
    /// how long its caller waits, which an answer at once keeps.
    private func method(of call: CallInPlace, _ bytes: [UInt8]) -> Int? {
        var fields = InPlaceFields(bytes, in: call.head)
        guard let name = fields.next(), name.tag == Self.methodTag else { return nil }
        if !fields.isAtEnd {
            guard let timeout = fields.next(), timeout.tag == Self.timeoutTag, fields.isAtEnd else { return nil }
        }
        let methods = server.methods.inPlace
        return methods.firstIndex { method in
            method.name.count == name.range.count && method.name.elementsEqual(bytes[name.range])
        }
    }

    /// Field 1 of Call, a text.
    private static let methodTag: UInt8 = 1 << 3 | 2
    /// Field 2 of Call, a varint.
    private static let timeoutTag: UInt8 = 2 << 3
}
