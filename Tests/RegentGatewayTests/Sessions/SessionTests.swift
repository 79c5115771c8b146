import HTTPTypes
import RegentGateway
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import RegentTransport
import Synchronization
import Testing

@Suite("Sessions of browsers")
struct SessionTests {
    private static let origin = "http://localhost"
    private static let info = "/regent.v1.ServerService/GetServerInfo"

    private func head(
        _ keys: Session.Keys, secret: [UInt8]? = nil, method: HTTPRequest.Method = .get, origin: String? = nil
    ) -> HTTPRequest {
        var fields: HTTPFields = [.cookie: "a=b; regent_session=\(HexText.text(keys.cookie))"]
        fields[.regentSession] = HexText.text(secret ?? keys.secret)
        fields[.origin] = origin
        return HTTPRequest(method: method, scheme: nil, authority: "localhost", path: "/", headerFields: fields)
    }

    @Test("a session lasts twelve hours, and one that is not used for an hour")
    func ages() throws {
        let now = Mutex(ContinuousClock.now)
        let store = SessionStore(now: { now.withLock { $0 } })
        let keys = try store.begin(.token([1, 2]), peer: .unknown)
        for _ in 0..<12 {
            now.withLock { $0 += .seconds(3599) }
            let found = try store.credentials(of: head(keys))
            #expect(found == .token([1, 2]))
        }
        now.withLock { $0 += .seconds(13) }
        #expect(throws: GatewayFault.self) { _ = try store.credentials(of: head(keys)) }
        let idle = try store.begin(.token([1, 2]), peer: .unknown)
        now.withLock { $0 += .seconds(3600) }
        #expect(throws: GatewayFault.self) { _ = try store.credentials(of: head(idle)) }
    }

    @Test("a cookie needs the secret of its page, and a change its origin")
    func secrets() throws {
        let store = SessionStore()
        let keys = try store.begin(.somebody(.inProcess(uid: 5)), peer: .unknown)
        let other = try store.begin(.peer, peer: .inProcess(uid: 6))
        let found = try store.credentials(of: head(keys))
        #expect(found == .somebody(.inProcess(uid: 5)))
        #expect(throws: GatewayFault.self) { _ = try store.credentials(of: head(keys, secret: other.secret)) }
        #expect(throws: GatewayFault.self) { _ = try store.credentials(of: head(keys, method: .post)) }
        let changed = try store.credentials(of: head(keys, method: .post, origin: Self.origin))
        #expect(changed == .somebody(.inProcess(uid: 5)))
        var bare = head(keys)
        bare.headerFields[.regentSession] = nil
        let none = try store.credentials(of: bare)
        #expect(none == nil)
        store.end(head(keys))
        #expect(throws: GatewayFault.self) { _ = try store.credentials(of: head(keys)) }
        let still = try store.credentials(of: head(other))
        #expect(still == .somebody(.inProcess(uid: 6)))
    }

    @Test("a stream learns without using its session that it is over")
    func streams() throws {
        let now = Mutex(ContinuousClock.now)
        let store = SessionStore(now: { now.withLock { $0 } })
        let (idle, ended) = (
            try store.begin(.token([1]), peer: .unknown), try store.begin(.token([1]), peer: .unknown)
        )
        now.withLock { $0 += .seconds(3599) }
        #expect(!store.isOver(head(idle)) && !store.isOver(head(ended)))
        store.end(head(ended))
        #expect(store.isOver(head(ended)))
        now.withLock { $0 += .seconds(1) }
        #expect(store.isOver(head(idle)))
        var token = head(idle)
        token.headerFields[.authorization] = "Bearer x"
        #expect(!store.isOver(token))
    }

    @Test("nobody takes the sessions of others: of too many of one token the one goes that was used least recently")
    func many() throws {
        let now = Mutex(ContinuousClock.now)
        let store = SessionStore(now: { now.withLock { $0 } })
        let other = try store.begin(.somebody(.inProcess(uid: 5)), peer: .unknown)
        var all: [Session.Keys] = []
        for _ in 0...SessionStore.sessionsMaxOfOne {
            now.withLock { $0 += .milliseconds(1) }
            all.append(try store.begin(.token([1]), peer: .unknown))
        }
        #expect(store.isOver(head(all[0])) && !store.isOver(head(all[1])) && !store.isOver(head(other)))
    }

    @Test("over TLS the cookie is for this host alone; two of them are none")
    func cookies() {
        let plain = SessionCookie.set([0xAB], isSecure: false)
        #expect(plain == "regent_session=ab; Max-Age=43200; Path=/; HttpOnly; SameSite=Strict")
        #expect(SessionCookie.set([0xAB], isSecure: true).hasPrefix("__Host-regent_session=ab; "))
        #expect(SessionCookie.set([0xAB], isSecure: true).hasSuffix("; Secure"))
        func value(_ cookie: String) -> [UInt8]? {
            let head = HTTPRequest(
                method: .get, scheme: nil, authority: nil, path: "/", headerFields: [.cookie: cookie])
            return SessionCookie.value(in: head)
        }
        #expect(value("x=y; regent_session=ab") == [0xAB])
        #expect(value("__Host-regent_session=ab") == [0xAB])
        for cookie in ["regent_session=ab; regent_session=cd", "regent_session=x", "regent_sessio=ab", ""] {
            #expect(value(cookie) == nil)
        }
    }

    @Test("a token is exchanged for a session, which ends when the token is revoked")
    func tokens() async throws {
        try await GatewayBench.with { bench in
            let name = try await bench.bench.party("ada").name
            let ada = try await bench.bench.store.require(Principal.self, name)
            _ = try await bench.bench.call(
                AccessServiceMethods.grantRole,
                GrantRoleRequest(
                    principal: name, grant: RoleGrant(role: .analyst, scope: "*"), mutation: .fresh(etag: ada.etag)))
            let issued = try await bench.bench.call(
                AccessServiceMethods.issueToken, IssueTokenRequest(principal: name, mutation: .fresh()))
            let headers = ["Content-Type": "application/json", "Origin": Self.origin]
            let body = Array(#"{"token":"\#(issued.secret)"}"#.utf8)
            let begun = try await bench.request("POST", "/session", headers, body: body)
            #expect(begun.status == 200)
            let cookie = try #require(begun.header("set-cookie")?.split(separator: ";").first)
            let secret = try #require(begun.json["secret"]?.string)
            let shown = headers.merging(["Cookie": String(cookie), "X-Regent-Session": secret]) { $1 }
            let own = Array(#"{"action":"access.self"}"#.utf8)
            let asked = try await bench.request("POST", "/regent.v1.AccessService/CanI", shown, body: own)
            #expect(asked.json["principal"] == .string(name))
            let foreign = shown.filter { $0.key != "Origin" }
            let refused = try await bench.request("POST", "/regent.v1.AccessService/CanI", foreign, body: own)
            #expect(refused.status == 403)
            _ = try await bench.bench.call(
                AccessServiceMethods.revokeToken,
                RevokeTokenRequest(name: issued.token?.name ?? "", mutation: .fresh()))
            let revoked = try await bench.request("POST", "/regent.v1.AccessService/CanI", shown, body: own)
            #expect(revoked.status == 401)
            let unknown = try await bench.request(
                "POST", "/session", headers, body: Array(#"{"token":"x"}"#.utf8))
            #expect(unknown.status == 401)
            for body in [#"{}"#, #"{"token":1}"#, #"{"secret":"x"}"#, "[]"] {
                let bad = try await bench.request("POST", "/session", headers, body: Array(body.utf8))
                #expect(bad.status == 400)
            }
            let form = try await bench.request("POST", "/session", ["Content-Type": "text/plain"], body: body)
            #expect(form.status == 415)
            let ended = try await bench.request("DELETE", "/session", shown)
            #expect(ended.status == 401 || ended.header("set-cookie")?.contains("Max-Age=0") == true)
        }
    }
}
