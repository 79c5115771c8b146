/// Giving credit to the peer.
extension Multiplexer {
    /// The application has taken a message.
    mutating func consumed(_ message: WireMessage, on key: StreamKey) {
        guard stream(key) != nil else { return }
        noteTaken(message.bytes.count, on: key.id)
        guard message.isCounted else { return }
        streams[key.id]!.waitingMessages -= 1
        owe(message.creditBytes, on: key.id)
    }

    /// The application waits for the next message: its fragments are credited as they come.
    mutating func demand(_ key: StreamKey) {
        guard stream(key) != nil else { return }
        streams[key.id]!.isDemanded = true
        creditFragments(of: key.id)
    }

    /// Lets the peer send more on one stream than the settings say.
    mutating func raiseWindow(of key: StreamKey, to bytes: Int) {
        guard let stream = stream(key), bytes > stream.window else { return }
        streams[key.id]!.window = bytes
        owe(bytes - stream.window, on: key.id)
    }

    /// Credits the fragments of a message that the application waits for.
    mutating func creditFragments(of id: UInt32) {
        guard streams[id]!.isDemanded else { return }
        owe(streams[id]!.reassembly.takeOwedBytes(), on: id)
    }

    /// Owes credit: announced at once when it is half the window, else with the next flush.
    private mutating func owe(_ bytes: Int, on id: UInt32) {
        guard bytes > 0, let stream = streams[id], !stream.isReceivingEnded else { return }
        streams[id]!.owedCredit += bytes
        if stream.owedCredit + bytes >= stream.window / 2 {
            announceCredit(of: id)
        } else if !stream.isCreditDue {
            streams[id]!.isCreditDue = true
            creditDue.append(id)
            // Streams that were given up leave their ids here, and perhaps nothing is ever flushed.
            if creditDue.count > 2 * max(local.streamsMax, peer.streamsMax) {
                creditDue.removeAll { streams[$0]?.isCreditDue != true }
            }
        }
    }

    private mutating func announceCredit(of id: UInt32) {
        guard let bytes = streams[id]?.owedCredit, bytes > 0 else { return }
        streams[id]!.owedCredit = 0
        streams[id]!.receiveCredit += bytes
        let body = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bytes >> $0) }
        // Bounded by what the peer has sent, so it does not count among the frames it provokes.
        Frame(stream: id, kind: .credit, body: body).append(to: &control)
    }

    /// Announces the credit that waited for a flush.
    mutating func flushCredit() {
        for id in creditDue where streams[id]?.isCreditDue == true {
            streams[id]!.isCreditDue = false
            announceCredit(of: id)
        }
        creditDue.removeAll(keepingCapacity: true)
    }
}
