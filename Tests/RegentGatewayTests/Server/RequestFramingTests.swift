import NIOCore
import RegentGateway
import RegentTestKit
import Testing

@Suite("The framing of requests")
struct RequestFramingTests {
    /// What passes, and how it ends.
    private func read(
        _ text: String, pieceBytes: Int = .max
    ) -> (passed: String, refusal: RequestRefusal?, RequestFraming) {
        var framing = RequestFraming(headBytesMax: 1024)
        var passed = ""
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            var bytes = ByteBuffer(bytes: rest.prefix(pieceBytes))
            rest = rest.dropFirst(pieceBytes)
            do throws(RequestRefusal) {
                while let piece = try framing.next(&bytes) { passed += String(buffer: piece) }
            } catch {
                return (passed, error, framing)
            }
        }
        return (passed, nil, framing)
    }

    private static let get = "GET /a?b=%20 HTTP/1.1\r\nHost: h\r\n\r\n"
    private static let chunked = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"

    @Test("whole requests pass byte for byte, cut anywhere", arguments: [1, 2, 7, Int.max])
    func passes(_ pieceBytes: Int) {
        for text in [
            Self.get, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc",
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n",
            Self.chunked + "3\r\nabc\r\n0A\r\n0123456789\r\n0\r\n\r\n",
        ] {
            let (passed, refusal, framing) = read(text, pieceBytes: pieceBytes)
            #expect(passed == text)
            #expect(refusal == nil)
            #expect(framing.stage == .answer)
        }
    }

    @Test(
        "what two readers could read differently is refused",
        arguments: [
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3, 3\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: +3\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0x3\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9999999999999999\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n", 501),
            ("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked, identity\r\n\r\n", 501),
            ("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding : chunked\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n\r\n", 400), ("GET / HTTP/1.1\nHost: h\n\n", 400),
            ("GET / HTTP/1.1\r\nHost: h\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: h\u{0}\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.0\r\nHost: h\r\n\r\n", 505),
            ("GET  / HTTP/1.1\r\nHost: h\r\n\r\n", 400), ("GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", 400),
            ("CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n", 405), ("\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: h\r\nUpgrade: h2c\r\n\r\n", 501),
            ("GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\na", 400),
            ("GET / HTTP/1.1\r\nHost: h\r\nExpect: more\r\n\r\n", 417),
            ("GET /#x HTTP/1.1\r\nHost: h\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: h\r\n: x\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: h\r\nX\u{e9}: x\r\n\r\n", 400),
        ] as [(String, Int)])
    func refuses(_ text: String, _ status: Int) {
        for pieceBytes in [1, Int.max] {
            let (passed, refusal, _) = read(text, pieceBytes: pieceBytes)
            #expect(refusal?.status == status)
            #expect(passed == "")
        }
    }

    @Test(
        "a chunk has its size alone, and its end",
        arguments: [
            "3;x=y\r\n", "3 \r\n", "g\r\n", "\r\n", "3\r\nabcde", "3\r\nabc\n", "123456789\r\n", "0\r\nX: y\r\n\r\n",
        ])
    func chunks(_ body: String) {
        let (passed, refusal, _) = read(Self.chunked + body)
        #expect(refusal?.status == 400)
        #expect(passed.hasPrefix(Self.chunked))
    }

    @Test("a request before the answer to the last one is refused, one behind it passes")
    func pipelining() {
        let (passed, refusal, _) = read(Self.get + Self.get)
        #expect(passed == Self.get)
        #expect(refusal == .pipelined)
        var (_, _, framing) = read(Self.get)
        framing.answered()
        var bytes = ByteBuffer(string: Self.get)
        let next = (try? framing.next(&bytes)) ?? nil
        #expect(next.map { String(buffer: $0) } == Self.get)
    }

    @Test("a head has its bytes and no more")
    func headSize() {
        let filling = String(repeating: "a", count: 1024 - "GET / HTTP/1.1\r\nHost: h\r\nX: \r\n\r\n".utf8.count)
        #expect(read("GET / HTTP/1.1\r\nHost: h\r\nX: \(filling)\r\n\r\n").refusal == nil)
        #expect(read("GET / HTTP/1.1\r\nHost: h\r\nX: \(filling)a\r\n\r\n").refusal?.status == 431)
    }

    @Test("who expects to be told to go on is told once")
    func continues() {
        var framing = RequestFraming(headBytesMax: 1024)
        let head = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
        var bytes = ByteBuffer(string: head + "ab")
        let passed = (try? framing.next(&bytes)) ?? nil
        #expect(passed.map { String(buffer: $0) } == head)
        #expect(framing.awaitsContinue)
        let body = (try? framing.next(&bytes)) ?? nil
        #expect(body != nil)
        #expect(!framing.awaitsContinue)
    }

    @Test("bytes of any kind never trap, and never pass a head that is not whole", arguments: 0..<40)
    func anything(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let pool = Array("GETPOS /HTTP1.1\r\n\r\n: chunked0aTransfer-Encoding;Content-Length\u{0}\u{7f}".utf8)
        let text = (0..<400).map { _ in pool[Int(random.next() % UInt64(pool.count))] }
        let (passed, _, _) = read(String(decoding: text, as: UTF8.self), pieceBytes: 1 + seed % 5)
        #expect(passed.isEmpty || passed.contains("\r\n\r\n"))
    }
}
