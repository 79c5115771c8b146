import Foundation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Access rules")
struct AccessSnapshotTests {
    static func snapshot(isSinglePersonMode: Bool = false, disabled: Bool = false) throws -> AccessSnapshot {
        let ada = Principal(
            name: "principals/ada", kind: .human, uids: [5], certificateUris: ["regent:ada"],
            disabled: disabled,
            grants: [RoleGrant(role: .operator, scope: "environments/prod")])
        let tokens = [
            Token(
                name: "principals/ada/tokens/00000001", expireTime: Timestamp(microseconds: 100),
                issuedBy: "principals/bo"),
            // Asked for, and not issued.
            Token(name: "principals/ada/tokens/00000004", expireTime: Timestamp(microseconds: 100)),
            Token(
                name: "principals/ada/tokens/00000002", expireTime: Timestamp(microseconds: 100),
                issuedBy: "principals/bo", revokeTime: Timestamp(microseconds: 50)),
        ]
        return try AccessSnapshot(
            revision: 9, ownerUID: 7, isSinglePersonMode: isSinglePersonMode, principals: [ada],
            tokens: tokens)
    }

    @Test("a principal is the same by user id, certificate and token")
    func credentials() throws {
        let snapshot = try Self.snapshot()
        let callers = [
            try snapshot.caller(uid: 5), try snapshot.caller(certificateURI: "regent:ada"),
            try snapshot.caller(token: "00000001", now: 99),
        ]
        for caller in callers {
            #expect(caller.name == "principals/ada")
            #expect(
                caller.holds(anyOf: [Permission("provider.write")], for: ["environments/prod/providers/x"]))
            #expect(!caller.holds(anyOf: [Permission("provider.write")], for: ["environments/production"]))
            #expect(!caller.holds(anyOf: [Permission("provider.write")], for: []))
            #expect(caller.holds(anyOf: [Permission("provider.write")]))
            #expect(try snapshot.current(caller, now: 99) == caller)
        }
    }

    @Test("a token is invalid after it expires or is revoked")
    func tokens() throws {
        let snapshot = try Self.snapshot()
        let invalid: [(String, Int64)] = [
            ("00000001", 100), ("00000002", 60), ("00000002", 10), ("00000003", 10), ("00000004", 10),
        ]
        for (id, now) in invalid {
            #expect(throws: AccessSnapshot.tokenRefusal) { try snapshot.caller(token: id, now: now) }
        }
        let caller = try snapshot.caller(token: "00000001", now: 99)
        #expect(throws: AccessSnapshot.tokenRefusal) { try snapshot.current(caller, now: 100) }
    }

    @Test("an unknown user id gets a name and no permissions")
    func unknown() throws {
        let caller = try Self.snapshot().caller(uid: 1234)
        #expect(caller.name == "principals/uid-1234" && !caller.holds(anyOf: [Permission("server.info")]))
        #expect(caller.holds(anyOf: [.anyone], for: []))
        expectRefusal(.unauthenticated) { _ = try Self.snapshot().caller(certificateURI: "regent:eve") }
    }

    @Test("a disabled principal is refused with every credential")
    func disabled() throws {
        let snapshot = try Self.snapshot(disabled: true)
        expectRefusal(.unauthenticated) { _ = try snapshot.caller(uid: 5) }
        expectRefusal(.unauthenticated) { _ = try snapshot.caller(certificateURI: "regent:ada") }
        expectRefusal(.unauthenticated) { _ = try snapshot.caller(token: "00000001", now: 1) }
    }

    @Test("the owner may do everything in single-person mode, and nothing by that after it")
    func owner() throws {
        #expect(try Self.snapshot(isSinglePersonMode: true).caller(uid: 7) == .owner(uid: 7))
        let after = try Self.snapshot().caller(uid: 7)
        #expect(!after.holds(anyOf: [Permission("server.info")]) && !after.isSinglePersonMode)
    }

    @Test("a token's text is read back, and no other text is one")
    func tokenText() throws {
        let text = TokenText(idBytes: [1, 2, 3, 254], secretBytes: Array(0..<32))
        #expect(
            text.id == "010203fe" && text.secret.hasPrefix("000102")
                && text.text.hasPrefix("regent_010203fe_0001"))
        #expect(TokenText(text.text) == text)
        for wrong in [
            "", "regent", text.text + "0", String(text.text.dropLast()), text.text.uppercased(),
            text.text.replacingOccurrences(of: "_0001", with: "_0002"), "x" + text.text.dropFirst(),
        ] {
            #expect(TokenText(wrong) == nil, "\(wrong)")
        }
    }
}
