import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension Token: LifecycleFixture {
    private typealias Methods = AccessServiceMethods

    /// A token of a program, or one that a person has asked for.
    package static func made(in state: TokenState, _ bench: ServiceBench) async throws -> Token {
        if state == .requested {
            let person = try await bench.party("ada")
            let requested = try await bench.call(
                Methods.requestToken, RequestTokenRequest(mutation: .fresh()), as: person)
            return try await bench.store.require(Token.self, requested.token?.name ?? "")
        }
        let program = Principal(name: "principals/bot", kind: .service)
        _ = try await bench.call(
            Methods.putPrincipal, PutPrincipalRequest(principal: program, mutation: .fresh()))
        let issued = try await bench.call(
            Methods.issueToken, IssueTokenRequest(principal: program.name, mutation: .fresh()))
        let name = issued.token?.name ?? ""
        if state == .revoked {
            _ = try await bench.call(Methods.revokeToken, RevokeTokenRequest(name: name, mutation: .fresh()))
        }
        return try await bench.store.require(Token.self, name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Token>] {
        [
            VerbCall(Methods.issueToken) { IssueTokenRequest(token: $0.name) },
            VerbCall(Methods.revokeToken) { RevokeTokenRequest(name: $0.name) },
        ]
    }
}
