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
}
