import RegentGateway
import RegentMessages
import RegentSystem
import RegentTestKit
import Testing

@Suite("The gateway on its socket")
struct GatewayTests {
    private static let info = "/regent.v1.ServerService/GetServerInfo"
    private static let post = """
        POST \(info) HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}
        """

    @Test("several requests on one connection are answered one after the other")
    func keepsAlive() async throws {
        try await GatewayBench.with { bench in
            // The second is sent at once with the first: it is not answered, and the connection ends.
            let pipelined = try await bench.exchange(Self.post + Self.post)
            #expect(pipelined.statuses == [200, 400])
            #expect(pipelined.text.contains("pipelining"))
        }
    }

    @Test("bytes that are no request are answered once, and the connection ends")
    func malformed() async throws {
        try await GatewayBench.with { bench in
            for text in [
                "GET / HTTP/1.1\nHost: h\n\n", "REGENT1\n\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            ] {
                let answer = try await bench.exchange(text)
                #expect(answer.statuses == [400])
                #expect(answer.header("connection") == "close")
                #expect(answer.json["code"] == .string("invalid_argument"))
            }
        }
    }

    @Test("a head and a body have their sizes")
    func sizes() async throws {
        try await GatewayBench.with(limits: GatewayLimits { $0.bodyBytesMax = 100 }) { bench in
            let large = try await bench.request("GET", "/livez", ["X": String(repeating: "a", count: 9000)])
            #expect(large.status == 431)
            let body = [UInt8](repeating: 0x20, count: 101)
            let tooLarge = try await bench.request(
                "POST", Self.info, ["Content-Type": "application/json"], body: body)
            #expect(tooLarge.status == 413)
            #expect(tooLarge.json["code"] == .string("resource_exhausted"))
            let chunked = """
                POST \(Self.info) HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n\
                Transfer-Encoding: chunked\r\n\r\n65\r\n\(String(repeating: " ", count: 101))\r\n0\r\n\r\n
                """
            let chunkedAnswer = try await bench.exchange(chunked)
            #expect(chunkedAnswer.status == 413)
        }
    }

    @Test("bodies have a room that all share, but for small ones; it is given back")
    func bodyRoom() async throws {
        try await GatewayBench.with(limits: GatewayLimits { $0.bodyRoomBytes = 100_000 }) { bench in
            let (free, json) = (64 * 1024, ["Content-Type": "application/json"])
            for (count, status) in [
                (free + 100_000, 200), (free + 100_001, 429), (free + 100_000, 200), (free + 200_000, 429), (2, 200),
            ] {
                let body = Array("{}".utf8) + [UInt8](repeating: 0x20, count: count - 2)
                let answer = try await bench.request("POST", Self.info, json, body: body)
                #expect(answer.status == status, "\(count)")
                if status == 429 { #expect(answer.header("retry-after") == "1") }
            }
        }
    }

    @Test("a body that is not wanted is not waited for, and its sender reads why")
    func unwanted() async throws {
        let limits = GatewayLimits {
            $0.bodyBytesMax = 100
            $0.idleTimeout = .milliseconds(100)
            $0.lingerTime = hangLimit
        }
        try await GatewayBench.with(limits: limits) { bench in
            func head(_ path: String, _ more: String = "", length: Int) -> String {
                "POST \(path) HTTP/1.1\r\nHost: localhost\r\n\(more)Content-Type: application/json\r\n"
                    + "Content-Length: \(length)\r\n\r\n"
            }
            // Nothing of the body is sent.
            for (text, status) in [
                (head(Self.info, length: 101), 413), (head("/nothing", length: 9), 404),
                (head("/livez", length: 9), 405), (head(Self.info, "Authorization: Basic x\r\n", length: 9), 401),
                (head(Self.info, "Origin: http://evil.example\r\n", length: 9), 403),
            ] {
                let answer = try await bench.exchange(text)
                #expect(answer.statuses == [status] && answer.header("connection") == "close", "\(text)")
            }
            // All of it is sent before the answer is read, and is more than the system holds.
            let length = 6 << 20
            let body = String(repeating: " ", count: length)
            let large = try await bench.exchange(head(Self.info, length: length) + body)
            #expect(large.statuses == [413] && large.header("connection") == "close")
            // One that has come changes nothing.
            let whole = try await bench.exchange(head("/nothing", length: 2) + "{}")
            #expect(whole.statuses == [404] && whole.header("connection") != "close")
        }
    }

    @Test("TRACE is known and served nowhere: each path answers with what it allows; so does all for other methods")
    func trace() async throws {
        try await GatewayBench.with { bench in
            for method in ["QUERY", "CONNECT", "get", "NOTHING"] {
                let answer = try await bench.request(method, "/livez")
                #expect(answer.status == 405, "\(method)")
                #expect(answer.header("Allow") == "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS", "\(method)")
            }
            for path in ["/livez", "/v1/models", "/v1/evalRuns/r:uploadSamples", "/session", "/v1/live"] {
                let answer = try await bench.request("TRACE", path)
                #expect(answer.status == 405, "\(path)")
                #expect(answer.header("Allow")?.isEmpty == false, "\(path)")
            }
        }
    }

    @Test("of a body that is not wanted no more is read than what is dropped")
    func unread() async throws {
        let limits = GatewayLimits {
            $0.bodyBytesMax = 100
            $0.lingerTime = .milliseconds(100)
            $0.lingerBytesMax = 1 << 20
        }
        try await GatewayBench.with(limits: limits) { bench in
            let head = "POST \(Self.info) HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
            let length = 32 << 20
            await #expect(throws: SystemError.self) {
                try await bench.exchange(
                    head + "Content-Length: \(length)\r\n\r\n" + String(repeating: " ", count: length))
            }
            let hasNone = await eventually { bench.gateway.connectionCount == 0 }
            #expect(hasNone)
        }
    }

    @Test("who is slow is told so, and the connection ends")
    func slow() async throws {
        let texts = [
            "GET / HTTP/1.1\r\nHo",
            "POST \(Self.info) HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{", "",
            Self.post,
        ]
        // On a busy machine the time may be over before there are bytes: then there was too little of it.
        var (limit, statuses) = (Duration.milliseconds(100), [[Int]]())
        repeat {
            let limits = GatewayLimits {
                $0.headTimeout = limit
                $0.bodyTimeout = limit
                $0.idleTimeout = limit
            }
            statuses = []
            try await GatewayBench.with(limits: limits) { bench in
                for text in texts {
                    let answer = try? await bench.exchange(text)
                    statuses.append(answer?.statuses ?? [])
                }
                let hasNone = await eventually { bench.gateway.connectionCount == 0 }
                #expect(hasNone)
            }
            limit *= 4
        } while statuses != [[408], [408], [], [200]] && limit < .seconds(10)
        #expect(statuses == [[408], [408], [], [200]])
    }

    @Test("every answer has the headers of a page that nobody may embed, and nothing may be kept")
    func headers() async throws {
        try await GatewayBench.with { bench in
            for answer in [
                try await bench.request("GET", "/livez"), try await bench.request("GET", "/nothing"),
                try await bench.post("ServerService/GetServerInfo", "{}"),
            ] {
                #expect(answer.header("content-security-policy")?.contains("frame-ancestors 'none'") == true)
                #expect(answer.header("x-content-type-options") == "nosniff")
                #expect(answer.header("referrer-policy") == "no-referrer")
                #expect(answer.header("cache-control") == "no-store")
            }
            let named = try await bench.request("GET", "/livez", ["X-Request-Id": "r-1"])
            #expect(named.header("x-request-id") == "r-1")
        }
    }

    @Test("pages of other origins change nothing")
    func origins() async throws {
        try await GatewayBench.with { bench in
            let other = try await bench.post("ServerService/GetServerInfo", "{}", ["Origin": "http://evil.example"])
            #expect(other.status == 403)
            let own = try await bench.post("ServerService/GetServerInfo", "{}", ["Origin": "http://localhost"])
            #expect(own.status == 200)
        }
    }

    @Test("a client that waits to be told to go on is told")
    func continues() async throws {
        try await GatewayBench.with { bench in
            let answer = try await bench.exchange(
                """
                POST \(Self.info) HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\
                Expect: 100-continue\r\nConnection: close\r\n\r\n{}
                """)
            #expect(answer.statuses == [100, 200])
        }
    }

    @Test("a body that is held back is asked for when it is read, and not where it is refused")
    func holdsBack() async throws {
        try await GatewayBench.with(limits: GatewayLimits { $0.bodyBytesMax = 100 }) { bench in
            func head(_ path: String, _ more: String = "", length: Int) -> String {
                "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\(more)"
                    + "Expect: 100-continue\r\nContent-Length: \(length)\r\n\r\n"
            }
            for (text, status) in [
                (head(Self.info, length: 101), 413), (head("/nothing", length: 9), 404),
                (head(Self.info, "Authorization: Bearer nobodys\r\n", length: 9), 401),
                (head("/v1/traces", "Authorization: Bearer nobodys\r\n", length: 9), 401),
            ] {
                let answer = try await bench.exchange(text)
                #expect(answer.statuses == [status] && answer.header("connection") == "close", "\(text)")
            }
            let wanted = try await bench.exchange(
                head(Self.info, "Connection: close\r\n", length: 2), holding: "{}", until: "100 Continue\r\n\r\n")
            #expect(wanted.statuses == [100, 200])
        }
    }

    @Test("one connection more than there may be is closed")
    func tooMany() async throws {
        try await GatewayBench.with(limits: GatewayLimits { $0.connectionsMax = 0 }) { bench in
            let answer = try? await bench.exchange("GET /livez HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(answer?.statuses ?? [] == [])
        }
    }
}
