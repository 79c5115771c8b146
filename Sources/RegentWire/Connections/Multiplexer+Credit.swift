/// Giving credit to the peer.
extension Multiplexer {
    /// The application has taken messages.
    mutating func consumed(_ taken: TakenMessages, on key: StreamKey) {
        guard let stream = stream(key) else { return }
        noteTaken(taken.bytes, on: stream)
        stream.waitingMessages -= taken.count
        owe(taken.creditBytes, on: stream)
    }

    /// The application waits for the next message: its fragments are credited as they come.
    mutating func demand(_ key: StreamKey) {
        guard let stream = stream(key) else { return }
        stream.isDemanded = true
        creditFragments(of: stream)
    }

    /// Raises the credit of one stream above the settings.
    mutating func raiseWindow(of key: StreamKey, to bytes: Int) {
        guard let stream = stream(key), bytes > stream.window else { return }
        let raised = bytes - stream.window
        stream.window = bytes
        owe(raised, on: stream)
    }

    /// Credits the fragments of a message that the application waits for.
    mutating func creditFragments(of stream: StreamState) {
        guard stream.isDemanded else { return }
        owe(stream.reassembly.takeOwedBytes(), on: stream)
    }

    /// Owes credit: announced at once when it is half the window, else with the next flush.
    private mutating func owe(_ bytes: Int, on stream: StreamState) {
        guard bytes > 0, !stream.isReceivingEnded else { return }
        stream.owedCredit += bytes
        if stream.owedCredit >= stream.window / 2 {
            announceCredit(of: stream)
        } else if !stream.isCreditDue {
            stream.isCreditDue = true
            creditDue.append(stream)
        }
    }

    private mutating func announceCredit(of stream: StreamState) {
        let bytes = stream.owedCredit
        guard bytes > 0 else { return }
        stream.owedCredit = 0
        stream.receiveCredit += bytes
        // Bounded by what the peer has sent, so it does not count among the frames it provokes.
        FrameHeader(length: 4, stream: stream.key.id, kind: .credit, flags: [], headLength: 0).append(to: &control)
        for shift in [24, 16, 8, 0] { control.append(UInt8(truncatingIfNeeded: bytes >> shift)) }
    }

    /// Announces the credit that waited for a flush.
    mutating func flushCredit() {
        for stream in creditDue {
            stream.isCreditDue = false
            announceCredit(of: stream)
        }
        creditDue.removeAll(keepingCapacity: true)
    }
}
