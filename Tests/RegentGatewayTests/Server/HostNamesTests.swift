import HTTPTypes
import RegentGateway
import RegentTransportSocket
import Testing

@Suite("Names and origins of requests")
struct HostNamesTests {
    @Test("a place is asked by its own names and those that are configured, with any port")
    func names() throws {
        let hosts = HostNames(try SocketPlace("tls:regent.example:7071"), others: ["Other.example"])
        for host in ["regent.example", "REGENT.example:1", "localhost:7071", "other.example"] {
            #expect(hosts.contains(host))
        }
        for host in ["", "evil.example", "regent.example.evil", "127.0.0.1", "localhost:x", "localhost:", "a:b:c"] {
            #expect(!hosts.contains(host))
        }
        let loopback = HostNames(try SocketPlace("tcp:127.0.0.1:7071"), others: [])
        for host in ["127.0.0.1:7071", "[::1]:7071", "[::1]", "localhost"] { #expect(loopback.contains(host)) }
        for host in ["[::1", "[::1]x", "127.0.0.2", "0.0.0.0"] { #expect(!loopback.contains(host)) }
        #expect(HostNames(.unix(path: "/s"), others: []).contains("anything"))
    }

    @Test("what changes something comes from a program, or from a page of this origin")
    func origins() {
        func status(_ method: HTTPRequest.Method, _ fields: HTTPFields) -> Int? {
            let head = HTTPRequest(
                method: method, scheme: nil, authority: "localhost:7071", path: "/", headerFields: fields)
            do throws(GatewayFault) {
                try OriginCheck(scheme: "https").check(head, host: "localhost:7071")
                return nil
            } catch { return error.status }
        }
        #expect(status(.post, [:]) == nil)
        #expect(status(.post, [.origin: "https://localhost:7071"]) == nil)
        for origin in ["http://localhost:7071", "https://localhost", "https://evil.example", "null", ""] {
            #expect(status(.post, [.origin: origin]) == 403)
            #expect(status(.delete, [.origin: origin]) == 403)
            #expect(status(.get, [.origin: origin]) == nil)
        }
        #expect(status(.post, [.secFetchSite: "same-origin"]) == nil)
        for site in ["same-site", "cross-site", "none"] { #expect(status(.post, [.secFetchSite: site]) == 403) }
    }
}
