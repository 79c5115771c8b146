/// Frames that may still come for calls a server has closed: what their client can have sent before it read the END.
///
/// A client has at most `max_streams` calls that are closed here and open there, because it opens another only after
/// it has read an END; so the last `4 × max_streams` are kept. Whatever else comes for an id that is not open is
/// a glitch.
/// - Source: PROTOCOL.md, "Streams".
struct LateFrames: Sendable {
    /// The frames that may still come for one call.
    struct Allowance: Sendable {
        /// Nothing more.
        static let none = Allowance(messageBytes: 0, messages: 0, credits: 0)

        /// Bytes of messages that the client has credit for.
        var messageBytes: Int
        /// Messages, as many as may wait unread.
        var messages: Int
        /// CREDITs, and one CANCEL.
        var credits: Int

        /// Takes a frame; whether its client can have sent it in good faith.
        mutating func take(_ frame: Frame) -> Bool {
            if frame.kind == .message {
                // As with credit, the last frame may pass it.
                guard messages > 0, frame.body.isEmpty || messageBytes > 0 else { return false }
                messages = frame.flags.contains(.end) ? 0 : messages - 1
                messageBytes -= frame.body.count
                return true
            }
            guard credits > 0 else { return false }
            credits -= 1
            // The client's last word on its call.
            if frame.kind == .cancel { self = .none }
            return true
        }
    }

    private let callsMax: Int
    private var calls: [(id: UInt32, allowance: Allowance)] = []
    /// The index of the next call once there are `callsMax`.
    private var next = 0

    /// None yet.
    init(streamsMax: Int) { callsMax = 4 * max(streamsMax, WireLimits.streamsMax) }

    /// The server has closed a call, and its client does not know it yet.
    mutating func expect(_ allowance: Allowance, of id: UInt32) {
        guard calls.count >= callsMax else { return calls.append((id, allowance)) }
        calls[next] = (id, allowance)
        next = (next + 1) % callsMax
    }

    /// The client has closed the call of an id: nothing more can come of it.
    mutating func forget(_ id: UInt32) {
        if let index = index(of: id) { calls[index].allowance = .none }
    }

    /// Takes a frame of an id that is not open; whether its client can have sent it in good faith.
    ///
    /// - Complexity: O(calls kept).
    mutating func take(_ frame: Frame) -> Bool {
        guard let index = index(of: frame.stream) else { return false }
        return calls[index].allowance.take(frame)
    }

    /// The place of the call that bore an id last.
    private func index(of id: UInt32) -> Int? {
        let count = calls.count
        return (0..<count).lazy.map { (next + count - 1 - $0) % count }.first { calls[$0].id == id }
    }
}
