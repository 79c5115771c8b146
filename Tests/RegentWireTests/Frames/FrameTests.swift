import RegentMessages
import RegentTestKit
import RegentWire
import Testing

/// The bytes of hexadecimal digits; blanks and bars are for the eye.
func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.filter(\.isHexDigit)
    return stride(from: 0, to: digits.count, by: 2).map { index in
        let start = digits.index(digits.startIndex, offsetBy: index)
        return UInt8(digits[start...].prefix(2), radix: 16)!
    }
}

@Suite struct FrameTests {
    private static let hello = Hello(
        minVersion: 1, maxVersion: 1, agent: "py/0", maxFrame: 4_194_304, maxMessage: 4_194_304,
        streamCredit: 65_536, authToken: Array("tok".utf8))

    static let golden: [(String, Frame, String)] = [
        (
            "client's HELLO", Frame(kind: .hello, head: hello.encoded()),
            """
            0000001d 00000000 01 00 001d |
            080110011a0470792f3020808080022880808002308080044a03746f6b
            """
        ),
        (
            "server's HELLO",
            Frame(
                kind: .hello,
                head: Hello(
                    minVersion: 1, maxVersion: 1, maxFrame: 65_536, maxMessage: 4_194_304,
                    streamCredit: 262_144, maxStreams: 100, encodings: [1]
                ).encoded()),
            "00000016 00000000 01 00 0016 | 08011001208080042880808002308080103864420101"
        ),
        (
            "PING", Frame(kind: .ping, body: Array("12345678".utf8)),
            "00000008 00000000 02 00 0000 | 3132333435363738"
        ),
        (
            "PING ACK", Frame(kind: .ping, flags: .ack, body: Array("12345678".utf8)),
            "00000008 00000000 02 10 0000 | 3132333435363738"
        ),
        (
            "CALL with its only message",
            Frame(
                stream: 1, kind: .call, flags: [.hasMessage, .end],
                head: Call(method: "/t/Echo").encoded(), body: bytes("0a016b120176")),
            "0000000f 00000001 10 03 0009 | 0a072f742f4563686f | 0a016b120176"
        ),
        (
            "END OK with message",
            Frame(stream: 1, kind: .end, flags: .hasMessage, body: bytes("0a016b120176")),
            "00000006 00000001 12 02 0000 | 0a016b120176"
        ),
        (
            "END with a status",
            Frame(stream: 2, kind: .end, head: End(code: 5, message: "no").encoded()),
            "00000006 00000002 12 00 0006 | 080512026e6f"
        ),
        ("END OK", Frame(stream: 1, kind: .end), "00000000 00000001 12 00 0000"),
        (
            "CREDIT", Frame(stream: 3, kind: .credit, body: [0, 1, 0, 0]),
            "00000004 00000003 04 00 0000 | 00010000"
        ),
        (
            "CANCEL", Frame(stream: 3, kind: .cancel, head: Cancel(code: 1).encoded()),
            "00000002 00000003 13 00 0002 | 0801"
        ),
        (
            "DRAIN", Frame(kind: .drain, head: Drain(acceptedCalls: 7, graceMs: 1000).encoded()),
            "00000005 00000000 03 00 0005 | 180720e807"
        ),
    ]

    @Test("golden frames", arguments: golden.indices)
    func goldenFrames(_ index: Int) throws {
        let (name, frame, hex) = Self.golden[index]
        #expect(frame.encoded == bytes(hex), "\(name)")
        var decoder = FrameDecoder()
        decoder.append(bytes(hex))
        #expect(try decoder.next(lengthMax: WireLimits.frameBytesDefault) == frame, "\(name)")
        #expect(decoder.byteCount == 0)
    }

    @Test("the preface is REGENT1 and a line feed")
    func preface() {
        #expect(WireLimits.preface == bytes("524547454e54310a"))
    }

    /// Frames of all sizes about the interesting ones.
    private static func frames(seed: UInt64) -> [Frame] {
        var random = SplitMix64(seed: seed)
        return (0..<60).map { index in
            let sizes = [0, 1, 11, 12, 13, 255, 4096, 16_000]
            return Frame(
                stream: UInt32.random(in: 1...9, using: &random), kind: .message, flags: .hasMessage,
                head: [UInt8](repeating: UInt8(index), count: Int.random(in: 0...40, using: &random)),
                body: [UInt8](repeating: 0xEE, count: sizes.randomElement(using: &random)!))
        }
    }

    @Test("whole, byte by byte, and in random pieces the same bytes give the same frames")
    func pieces() throws {
        let seed = announcedSeed("FrameTests.pieces")
        let frames = Self.frames(seed: seed)
        let all = frames.flatMap(\.encoded)
        var random = SplitMix64(seed: seed)
        let cuts: [() -> Int] = [
            { all.count }, { 1 }, { Int.random(in: 1...100, using: &random) },
            { Int.random(in: 1...20_000, using: &random) },
        ]
        for cut in cuts {
            var decoder = FrameDecoder()
            var found: [Frame] = []
            var rest = all[...]
            while !rest.isEmpty {
                let piece = Array(rest.prefix(cut()))
                rest = rest.dropFirst(piece.count)
                decoder.append(piece)
                while let frame = try decoder.next(lengthMax: 65_536) { found.append(frame) }
            }
            #expect(found == frames)
            #expect(decoder.byteCount == 0)
        }
    }

    @Test("a truncated frame is incomplete, not wrong", arguments: 0..<18)
    func truncated(_ count: Int) throws {
        var decoder = FrameDecoder()
        decoder.append(Array(bytes("00000006 00000001 12 02 0000 | 0a016b120176").prefix(count)))
        #expect(try decoder.next(lengthMax: 65_536) == nil)
        #expect(decoder.byteCount == count)
    }

    @Test(
        "what is no frame fails by its code, before its rest has come",
        arguments: [
            ("01000000 00000000 02 00 0000", WireError.Code.malformed),
            ("ff000000 00000000 02 00 0000", .malformed),
            ("00010001 00000001 11 00 0000", .oversized),
            ("00ffffff 00000001 11 00 0000", .oversized),
            ("00000004 00000001 11 00 0005", .malformed),
        ])
    func refused(_ hex: String, _ code: WireError.Code) {
        var decoder = FrameDecoder()
        decoder.append(bytes(hex))
        #expect { try decoder.next(lengthMax: 65_536) } throws: { ($0 as? WireError)?.code == code }
    }

    @Test("another protocol is detected at its first wrong byte", arguments: ["GET / HTTP/1.1", "R", "REGENT2\n"])
    func stranger(_ text: String) throws {
        var decoder = FrameDecoder()
        decoder.append(Array(text.utf8))
        if text == "R" {
            #expect(try !decoder.takePreface())
            decoder.append([0x16])
        }
        #expect { try decoder.takePreface() } throws: { ($0 as? WireError)?.code == .preface }
    }
}
