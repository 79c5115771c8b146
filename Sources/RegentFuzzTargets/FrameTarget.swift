import RegentMessages
import RegentWire

extension FuzzTarget {
    /// Frames: the same however the bytes were cut, and the same bytes again.
    static let frames = FuzzTarget("frames", inputBytesMax: 8_192, seeds: FrameTarget.seeds) {
        (input) throws(Finding) in try FrameTarget(input).check()
    }
}

/// The first two bytes say how the rest is cut and how long a frame may be.
private struct FrameTarget {
    let stream: [UInt8]
    let piece: Int
    let lengthMax: Int

    /// What a decoder gives for a stream: its frames, and why it stopped.
    struct Result: Equatable {
        var frames: [Frame] = []
        var error: WireError?
        var bytesLeft = 0
    }

    init(_ input: [UInt8]) {
        var choices = FuzzInput(input)
        piece = choices.size() + 1
        lengthMax = choices.pick([
            WireLimits.frameBytesDefault, WireLimits.frameBytesMin, WireLimits.frameBytesCap, 0,
        ])
        stream = choices.rest()
    }

    func check() throws(Finding) {
        let whole = try decoded(piece: max(1, stream.count))
        for piece in [1, piece] {
            let cut = try decoded(piece: piece)
            try expect(cut.frames == whole.frames, "cut by \(piece) there are other frames")
            try expect(cut.error == whole.error, "cut by \(piece) it ends \(cut.error as Any)")
            if whole.error == nil {
                try expect(cut.bytesLeft == whole.bytesLeft, "cut by \(piece) bytes are lost")
            }
        }
        let again = whole.frames.flatMap(\.encoded)
        try expect(stream.starts(with: again), "the frames are not what was written")
        guard whole.error == nil else { return }
        try expect(again.count + whole.bytesLeft == stream.count, "bytes are lost")
    }

    private func decoded(piece: Int) throws(Finding) -> Result {
        var decoder = FrameDecoder()
        var result = Result()
        var at = 0
        while at < stream.count, result.error == nil {
            let end = min(at + piece, stream.count)
            decoder.append(Array(stream[at..<end]))
            at = end
            do throws(WireError) {
                while let frame = try decoder.next(lengthMax: lengthMax) {
                    result.frames.append(frame)
                    let length = frame.head.count + frame.body.count
                    guard length <= lengthMax else {
                        throw WireError(.limit, "a frame of \(length) bytes passed")
                    }
                }
            } catch { result.error = error }
            try expect(result.error?.code != .limit, "\(result.error as Any)")
            let most = WireLimits.headerBytes + lengthMax
            try expect(result.error != nil || decoder.byteCount < most, "\(decoder.byteCount) bytes are held")
        }
        result.bytesLeft = decoder.byteCount
        return result
    }

    static func seeds() -> [[UInt8]] {
        let frames = [
            Frame(kind: .hello, head: ConnectionSettings(agent: "s").hello.encoded()),
            Frame(kind: .ping, body: [UInt8](repeating: 1, count: 8)),
            Frame(stream: 1, kind: .call, flags: [.hasMessage, .end], head: [1, 2], body: [3]),
            Frame(
                stream: 1, kind: .message, flags: [.hasMessage, .more],
                body: [UInt8](repeating: 4, count: 300)),
            Frame(stream: .max, kind: FrameKind(rawValue: 0xFF), flags: FrameFlags(rawValue: 0xFF)),
        ]
        let all = frames.flatMap(\.encoded)
        return [
            [0, 0] + all, [12, 1] + all.dropLast(), [2, 3] + frames[1].encoded,
            [200, 2, 0, 0xFF, 0xFF, 0xFF],
        ]
    }
}
