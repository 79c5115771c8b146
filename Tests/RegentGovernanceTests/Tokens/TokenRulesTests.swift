import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of tokens")
struct TokenRulesTests {
    @Test(
        "A token expires when it was asked to, and at the end of time at the latest",
        arguments: [
            (0, 0, 30 * 86_400_000_000), (7, 1, 1_000_007), (.max, 1, .max), (.max - 999_999, .max, .max),
            (.max - 1_000_000, 1, .max), (-1_000_000, 1, 0), (.min, 1, .min + 1_000_000),
        ] as [(Int64, UInt32, Int64)])
    func expiry(now: Int64, ttlSeconds: UInt32, expected: Int64) throws {
        let token = try Token.issued(
            to: Principal(name: "principals/p", kind: .service), IssueTokenRequest(ttlSeconds: ttlSeconds),
            Command.of(AccessServiceMethods.issueToken, now: 1), at: now, id: "0011aabb", secretDigest: []
        ).after
        #expect(token.expireTime?.microseconds == expected)
    }

    @Test("A person's token is issued by that person, or by the owner in single-person mode")
    func ofOthers() {
        func refused(_ kind: PrincipalKind, by actor: String, isSinglePersonMode: Bool = false) -> ErrorReason? {
            let command = Command.of(
                AccessServiceMethods.issueToken, by: actor, isSinglePersonMode: isSinglePersonMode)
            return refusal {
                _ = try Token.issued(
                    to: Principal(name: "principals/p", kind: kind), IssueTokenRequest(), command, at: 1,
                    id: "0011aabb",
                    secretDigest: [])
            }
        }
        #expect(refused(.human, by: "principals/admin") == .segregationOfDuties)
        #expect(refused(.human, by: "principals/p") == nil && refused(.service, by: "principals/admin") == nil)
        #expect(refused(.human, by: "principals/owner", isSinglePersonMode: true) == nil)
    }

    @Test("A requested token holds as long as was asked for, from its issue by another person")
    func requested() throws {
        typealias Access = AccessServiceMethods
        let ada = Principal(name: "principals/ada", kind: .human)
        let asking = Command.of(Access.requestToken, by: ada.name, etag: "")
        let request = RequestTokenRequest(description: "laptop", ttlSeconds: 60)
        let token = try Token.requested(by: ada, request, asking, id: "0011aabb", secretDigest: [7]).after
        #expect(token.state == .requested && token.owner == ada.name && token.expireTime == nil)
        let issued = try token.issued(of: ada, Command.of(Access.issueToken, by: "principals/root"), at: 5).after
        #expect(issued.state == .active && issued.expireTime?.microseconds == 60_000_005)
        #expect((issued.issuedBy, issued.requestedBy) == ("principals/root", ada.name) && issued.secretSha256 == [7])
    }

    @Test("Only a stored principal that is enabled asks for a token and gets it")
    func requestedByNobody() throws {
        typealias Access = AccessServiceMethods
        let asking = Command.of(Access.requestToken, by: "principals/ada", etag: "")
        func refused(_ principal: Principal?) -> ErrorReason? {
            refusal {
                _ = try Token.requested(by: principal, RequestTokenRequest(), asking, id: "0011aabb", secretDigest: [])
            }
        }
        let disabled = Principal(name: "principals/ada", kind: .human, disabled: true)
        #expect(refused(nil) == .notFound && refused(disabled) == .illegalTransition)
        let token = Token(name: "principals/ada/tokens/t", requestedBy: "principals/ada")
        #expect(
            refusal { _ = try token.issued(of: disabled, Command.of(Access.issueToken, by: "principals/r"), at: 1) }
                == .illegalTransition)
    }
}
