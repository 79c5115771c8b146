import RegentMessages
import RegentModel
import RegentRPC

/// A link that logs a browser in once, as the caller.
///
/// The caller is known by user id: a link that stood for a token would hold on when the token is revoked.
struct CreateConsoleLogin: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: CreateConsoleLoginRequest, _ call: CallContext) async throws -> CreateConsoleLoginResponse {
        guard case .uid(let uid) = call.caller.credential else {
            throw Refusal(
                .consoleUnavailable,
                "a link is for whoever is known by user id: call over the Unix socket, without a token; "
                    + "a token itself can be given to the login page")
        }
        guard let base = context.consoleLogins.base else {
            throw Refusal(
                .consoleUnavailable,
                "HTTP is served where no browser reaches it: start regentd with --http tcp:127.0.0.1:7071 "
                    + "--insecure-loopback, or --http tls:HOST:PORT")
        }
        guard let code = context.consoleLogins.make(for: uid, random: context.random) else {
            throw Refusal(.consoleUnavailable, "too many links wait to be used; try again in a minute")
        }
        let end = context.now() + Int64(ConsoleLogins.age / .microseconds(1))
        return CreateConsoleLoginResponse(
            url: base + "/#login=" + HexText.text(code), expireTime: Timestamp(microseconds: end))
    }
}
