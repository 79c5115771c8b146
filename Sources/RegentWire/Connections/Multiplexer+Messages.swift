/// Receiving many small messages at once (client).
extension Multiplexer {
    /// Takes the messages of one stream that lie whole, one behind the other, in what was read: frames of which there
    /// is nothing to know but their bytes.
    ///
    /// Nil, and nothing has happened, where the next frame is any other: that one is taken by itself, and refused if it
    /// must be.
    mutating func takeMessages() -> (stream: StreamState, messages: EncodedMessages)? {
        guard let first = decoder.wholeHeader, first.kind == .message, let stream = streams[first.stream],
            // To the server the id of a call whose CALL has not been written is not open.
            stream.callNumber != nil, !stream.isReceivingEnded, !stream.reassembly.isIncomplete
        else { return nil }
        let buffer = decoder.buffer
        let start = decoder.offset
        // Those that were copied last are needed as long as their consumer has not taken them.
        let isTaken = stream.waitingMessages == 0
        var (end, count) = (start, 0)
        while let header = decoder.wholeHeader, takes(header, on: stream) {
            stream.receiveCredit -= header.length
            stream.waitingMessages += 1
            end += WireLimits.headerBytes + header.length
            count += 1
            decoder.skip(header)
        }
        guard count > 0 else { return nil }
        let byteCount = end - start - count * WireLimits.headerBytes
        stream.isDemanded = false
        stream.unreadBytes += byteCount
        unreadBytes += byteCount
        var spare = isTaken ? lastMessages : nil
        if isTaken { lastMessages = [] }
        let messages = EncodedMessages(start..<end, of: buffer, count: count, byteCount: byteCount, spare: &spare)
        if let spare { lastMessages = spare }
        return (stream, messages)
    }

    /// Whether a frame is a whole message of a stream, and all that `nextFrame` and `takeBody` demand of one.
    private func takes(_ header: FrameHeader, on stream: StreamState) -> Bool {
        header.kind == .message && header.stream == stream.key.id && header.flags == .hasMessage
            && header.headLength == 0 && header.length <= min(local.frameBytesMax, local.messageBytesMax)
            && (header.length == 0 || stream.receiveCredit > 0)
            && stream.waitingMessages < WireLimits.messagesWaitingMax
    }
}
