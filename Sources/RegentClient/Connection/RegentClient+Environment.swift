import Foundation
import RegentModel
public import RegentRPC
import RegentSystem

extension RegentClient {
    /// Connects to the daemon that the environment of the process names; see `ClientEnvironment`.
    ///
    /// - Parameter options: what the environment leaves out.
    /// - Throws: as `connect(to:options:)`; `RPCError` INVALID_ARGUMENT that names the variable and what is wrong.
    public static func connect(options: ClientOptions = ClientOptions()) async throws(RPCError) -> RegentClient {
        let environment = ClientEnvironment()
        return try await connect(to: environment.addresses(), options: environment.applied(to: options))
    }
}

/// Connects as the environment of the process says, runs a body with the client and its background work, and closes the
/// client in any case; see `withRegentClient(to:options:_:)` and `ClientEnvironment`.
///
/// - Throws: why the daemon could not be reached, `RPCError` INVALID_ARGUMENT for a bad variable, or what the body
///   throws.
public func withRegentClient<Value>(
    options: ClientOptions = ClientOptions(), _ body: (RegentClient) async throws -> Value
) async throws -> Value {
    let client = try await RegentClient.connect(options: options)
    return try await client.scoped(body)
}

/// How a process is to reach its daemon, as its variables say:
///
/// - `REGENT_ADDRESS`: addresses, separated by commas; else `$XDG_RUNTIME_DIR/regent/regent.sock` or
///   `/run/regent/regent.sock`, the first that exists;
/// - `REGENT_TOKEN_FILE`: file of the token;
/// - `REGENT_TLS_CA`, `REGENT_TLS_CERT`, `REGENT_TLS_KEY`: files in PEM, as in `TLSOptions`.
///
/// They are those of the command line. An empty variable counts as none.
public struct ClientEnvironment: Sendable {
    private let variables: [String: String]
    private let exists: @Sendable (String) -> Bool

    /// The environment of this process.
    public init() { self.init(ProcessInfo.processInfo.environment) }

    /// An environment with these variables.
    public init(_ variables: [String: String]) { self.init(variables) { FileSystem.exists($0) } }

    /// An environment on another machine, for tests.
    ///
    /// - Parameter exists: whether there is a file at a path.
    package init(_ variables: [String: String], exists: @escaping @Sendable (String) -> Bool) {
        self.variables = variables
        self.exists = exists
    }

    /// The addresses of the daemons.
    ///
    /// - Throws: `RPCError` INVALID_ARGUMENT for one that is malformed, or if there is none.
    public func addresses() throws(RPCError) -> [Address] {
        guard let list = value("REGENT_ADDRESS") else { return [try standard()] }
        var addresses: [Address] = []
        for text in list.split(separator: ",", omittingEmptySubsequences: false) {
            do throws(RPCError) { addresses.append(try Address(String(text))) } catch {
                throw RPCError(.badRequest, "REGENT_ADDRESS: \(error.message)", metadata: ["field": "REGENT_ADDRESS"])
            }
        }
        return addresses
    }

    /// Options with the token and the files that the environment names, in place of those that are there.
    ///
    /// - Throws: `RPCError` INVALID_ARGUMENT for a token file that cannot be used, a certificate without its key, and a
    ///   key without its certificate.
    public func applied(to options: ClientOptions) throws(RPCError) -> ClientOptions {
        var options = options
        options.tls.caFile = value("REGENT_TLS_CA") ?? options.tls.caFile
        let (certificate, key) = (value("REGENT_TLS_CERT"), value("REGENT_TLS_KEY"))
        guard (certificate == nil) == (key == nil) else {
            let missing = certificate == nil ? "REGENT_TLS_CERT" : "REGENT_TLS_KEY"
            throw RPCError(
                .badRequest, "\(missing): is not set; certificate and key are used together",
                metadata: ["field": missing])
        }
        if let certificate, let key { (options.tls.certificateFile, options.tls.keyFile) = (certificate, key) }
        if let file = value("REGENT_TOKEN_FILE") { options.token = try token(in: file) }
        return options
    }

    private func token(in file: String) throws(RPCError) -> AuthToken {
        do throws(RPCError) { return try AuthToken(file: file) } catch {
            throw RPCError(
                .badRequest, "REGENT_TOKEN_FILE: \(error.message)", metadata: ["field": "REGENT_TOKEN_FILE"])
        }
    }

    private func standard() throws(RPCError) -> Address {
        let folder = value("XDG_RUNTIME_DIR").flatMap { $0.hasPrefix("/") ? $0 : nil }
        let sockets = (folder.map { [$0 + "/regent/regent.sock"] } ?? []) + ["/run/regent/regent.sock"]
        if let socket = sockets.first(where: exists) { return try Address("unix:" + socket) }
        throw RPCError(
            .badRequest,
            "REGENT_ADDRESS: is not set, and nothing is at \(sockets.joined(separator: " or ")); set it to unix:PATH",
            metadata: ["field": "REGENT_ADDRESS"])
    }

    private func value(_ variable: String) -> String? {
        variables[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
}
