/// A CALL among the bytes that were read: whole, with its only request, which is neither compressed nor in pieces.
package struct CallInPlace: Hashable, Sendable {
    /// Where its head lies.
    package let head: Range<Int>
    /// Where its request lies.
    package let request: Range<Int>
    /// Bytes of the largest answer that its client takes in one frame.
    package let answerBytesMax: Int
}

/// Calls that are answered between reading and writing, without a stream of their own.
extension ServerConnectionMachine {
    /// What answers a call in place: reads it where it lies, appends the message of its END.
    ///
    /// False, and nothing has happened, for every call it does not understand: that one goes the general way.
    package typealias AnswerInPlace = (_ bytes: [UInt8], CallInPlace, _ output: inout [UInt8]) -> Bool

    /// Takes what was read, answers in place what can be, and gives what to do about the rest, in order.
    ///
    /// What is written in the end is the same, byte for byte, whether `answer` takes a call or gives false.
    package mutating func receive(
        _ bytes: [UInt8], at now: ContinuousClock.Instant, answering answer: AnswerInPlace
    ) -> [Action] {
        guard isOpenForCalls else { return receive(bytes, at: now) }
        multiplexer.decoder.append(bytes)
        answerInPlace(answer)
        return step(now)
    }

    private mutating func answerInPlace(_ answer: AnswerInPlace) {
        // Where another stream waits to be written, the END has to wait behind it.
        guard !multiplexer.isAnyScheduled, multiplexer.decoder.holdsOnlyCalls else { return }
        let bytes = multiplexer.decoder.buffer
        let answerBytesMax = min(multiplexer.peer.frameBytesMax, multiplexer.peer.messageBytesMax)
        while openCallCount < multiplexer.local.streamsMax, let header = multiplexer.decoder.wholeCall {
            guard header.length <= frameLengthMax,
                header.length - header.headLength <= multiplexer.local.messageBytesMax,
                multiplexer.streams[header.stream] == nil, !multiplexer.answered.contains(header.stream)
            else { return }
            let head = multiplexer.decoder.offset + WireLimits.headerBytes
            let call = CallInPlace(
                head: head..<head + header.headLength, request: head + header.headLength..<head + header.length,
                answerBytesMax: answerBytesMax)
            let key = StreamKey(id: header.stream, ordinal: callsRead + 1)
            guard multiplexer.answered.add(key, { answer(bytes, call, &$0) }) else { return }
            noteAnswered()
            multiplexer.decoder.skip(header)
        }
    }
}

extension FrameDecoder {
    /// Whether every frame that was read is a CALL: what stands behind a CALL may be about it otherwise, a CANCEL for
    /// example, and must be seen before the CALL is answered.
    fileprivate var holdsOnlyCalls: Bool {
        var at = offset
        while buffer.count - at >= WireLimits.headerBytes {
            let header = FrameHeader(reading: buffer, at: at)
            guard header.kind == .call else { return false }
            at += WireLimits.headerBytes + header.length
        }
        return true
    }

    /// The header of the next frame if that is there whole, and a CALL whose message is whole and its only one.
    fileprivate var wholeCall: FrameHeader? {
        guard byteCount >= WireLimits.headerBytes else { return nil }
        let header = FrameHeader(reading: buffer, at: offset)
        guard header.kind == .call, header.flags == [.end, .hasMessage], header.stream != 0,
            header.headLength <= min(header.length, WireLimits.headBytesMax),
            byteCount >= WireLimits.headerBytes + header.length
        else { return nil }
        return header
    }
}
