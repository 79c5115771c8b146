import Foundation
import RegentMessages
import RegentTestKit
import RegentWire
import Testing

/// The frames of PROTOCOL.md, byte by byte, from the file that other languages replay too.
@Suite("Golden frames")
struct GoldenFrameTests {
    static let clientHello = Hello(
        minVersion: 1, maxVersion: 1, agent: "py/0", maxFrame: 4 << 20, maxMessage: 4 << 20,
        streamCredit: 65_536, authToken: Array("tok".utf8))
    static let serverHello = Hello(
        minVersion: 1, maxVersion: 1, maxFrame: 65_536, maxMessage: 4 << 20, streamCredit: 1_000,
        maxStreams: 128)
    static let check = Call(method: HealthServiceMethods.check.descriptor.name)

    static let frames: [String: Frame] = [
        "client-hello": Frame(kind: .hello, head: clientHello.encoded()),
        "server-hello": Frame(kind: .hello, head: serverHello.encoded()),
        "ping": Frame(kind: .ping, body: Array("12345678".utf8)),
        "ping-ack": Frame(kind: .ping, flags: .ack, body: Array("12345678".utf8)),
        "call-check": Frame(stream: 1, kind: .call, flags: [.hasMessage, .end], head: check.encoded()),
        "end-serving": Frame(
            stream: 1, kind: .end, flags: .hasMessage, body: CheckResponse(status: .serving).encoded()),
    ]

    @Test("Every golden frame is what this code writes, and reads back as the same frame")
    func golden() throws {
        let lines = try Self.lines()
        #expect(Set(lines.keys) == Set(Self.frames.keys).union(["preface"]))
        #expect(lines["preface"] == WireLimits.preface)
        for (name, frame) in Self.frames {
            let bytes = try #require(lines[name])
            #expect(frame.encoded == bytes, "\(name)")
            var decoder = FrameDecoder()
            decoder.append(bytes)
            #expect(try decoder.next(lengthMax: WireLimits.frameBytesDefault) == frame, "\(name)")
        }
    }

    @Test("PROTOCOL.md prints the golden frames")
    func printed() throws {
        let text = try String(contentsOf: Checkout.file("PROTOCOL.md"), encoding: .utf8)
        for bytes in try Self.lines().values { #expect(text.contains(HexText.text(bytes))) }
    }

    private static func lines() throws -> [String: [UInt8]] {
        let file = Checkout.file("Tests/Fixtures/wire/unary.txt")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return try Dictionary(
            uniqueKeysWithValues: rows.filter { !$0.hasPrefix("#") }.map { row in
                let parts = row.split(separator: " ")
                return (String(parts[0]), try #require(HexText.bytes(String(parts[1]))))
            })
    }
}
