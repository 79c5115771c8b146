import Foundation
import RegentDaemon
import RegentGateway
import RegentTestKit
import RegentTransportSocket
import Testing

@Suite("The daemon's configuration") struct ConfigurationTests {
    typealias Flags = DaemonConfiguration.Flags

    /// Loads flags, environment and a file of JSON.
    private func load(
        _ flags: Flags, _ environment: [String: String] = [:], file: String? = nil
    ) async throws -> DaemonConfiguration {
        try await withTemporaryFolder { folder in
            let path = folder.file("regentd.json")
            if let file { try Data(file.utf8).write(to: URL(fileURLWithPath: path)) }
            return try await DaemonConfiguration.load(
                flags: flags, configurationFile: file == nil ? nil : path, environment: environment)
        }
    }

    /// The setting that is refused.
    private func refused(
        _ flags: Flags, _ environment: [String: String] = [:], file: String? = nil
    ) async throws -> String? {
        do {
            _ = try await load(flags, environment, file: file)
            return nil
        } catch let error as ConfigurationError { return error.setting }
    }

    private func places(_ texts: String...) throws -> [SocketPlace] { try texts.map { try SocketPlace($0) } }

    @Test("the Unix socket is in the data directory unless another one is named")
    func defaults() async throws {
        #expect(try await load(Flags(data: "d")).listen == places("unix:d/regent.sock"))
        #expect(try await load(Flags(data: "d", listen: ["unix:x"])).listen == places("unix:x"))
        let both = Flags(data: "d", listen: ["tls:h:1", "tls:[::1]:0"], tlsCertificate: "c", tlsKey: "k")
        #expect(try await load(both).listen == places("unix:d/regent.sock", "tls:h:1", "tls:[::1]:0"))
        let memory = Flags(data: ":memory:", listen: ["tls:h:1"], tlsCertificate: "c", tlsKey: "k", tlsClientCA: "a")
        #expect(try await load(memory).listen == places("tls:h:1"))
        #expect(
            try await load(memory).tls == ServerIdentity.Files(certificate: "c", key: "k", clientCA: "a"))
        #expect(try await load(Flags(data: "d")).tls == nil)
    }

    @Test("flags win over the environment, which wins over the file")
    func layers() async throws {
        let file = """
            {"data_dir": "f", "listen": ["unix:f1", "tls:f:1"], "tls_cert": "fc", "tls_key": "fk",
             "insecure_loopback": true, "log_format": "json"}
            """
        let environment = [
            "REGENT_DATA_DIR": "e", "REGENT_LISTEN": "unix:e1,tls:e:1", "REGENT_TLS_CERT": "ec",
            "REGENT_TLS_KEY": "ek", "REGENT_TLS_CLIENT_CA": "ea",
        ]
        let fromFile = try await load(Flags(data: nil), file: file)
        #expect(fromFile.data == .directory("f") && fromFile.logFormat == .json)
        #expect(try fromFile.listen == places("unix:f1", "tls:f:1"))
        #expect(fromFile.tls == ServerIdentity.Files(certificate: "fc", key: "fk"))
        let fromEnvironment = try await load(Flags(data: nil), environment, file: file)
        #expect(fromEnvironment.data == .directory("e"))
        #expect(try fromEnvironment.listen == places("unix:e1", "tls:e:1"))
        #expect(fromEnvironment.tls == ServerIdentity.Files(certificate: "ec", key: "ek", clientCA: "ea"))
        let flags = Flags(data: "x", listen: ["tcp:[::1]:7"], tlsKey: "xk")
        let fromFlags = try await load(flags, environment, file: file)
        #expect(fromFlags.data == .directory("x"))
        #expect(try fromFlags.listen == places("unix:x/regent.sock", "tcp:[::1]:7"))
        #expect(fromFlags.tls?.key == "xk" && fromFlags.tls?.certificate == "ec")
    }

    @Test("a single address in the file may be a string")
    func listAsText() async throws {
        #expect(try await load(Flags(data: "d"), file: #"{"listen": "unix:a"}"#).listen == places("unix:a"))
        #expect(try await load(Flags(data: "d"), ["REGENT_LISTEN": ""]).listen == places("unix:d/regent.sock"))
    }

    @Test("plain TCP requires its flag, and is limited to this machine")
    func plain() async throws {
        let plain = Flags(data: "d", listen: ["tcp:127.0.0.1:0"])
        #expect(try await refused(plain) == "insecure_loopback")
        #expect(try await refused(plain, ["REGENT_INSECURE_LOOPBACK": "false"]) == "insecure_loopback")
        #expect(try await refused(plain, ["REGENT_INSECURE_LOOPBACK": "true"]) == nil)
        let beyond = Flags(data: "d", listen: ["tcp:0.0.0.0:0"], allowsPlainLoopback: true)
        #expect(try await refused(beyond) == "listen")
    }

    @Test("an unknown setting is refused by name, and so is a file that is not an object")
    func unknownSettings() async throws {
        let files = [
            (#"{"tls_client_cert": "a"}"#, "tls_client_cert"), (#"{"data-dir": "d"}"#, "data-dir"),
            (#"{"data_dir": "d", "Listen": []}"#, "Listen"), (#"{"tls": {"cert": "c"}}"#, "tls"),
            (#"{"": 1}"#, ""), ("[]", "config"), ("{", "config"),
            (#"{"log_format": "json", "log_format": 1}"#, "config"),
        ]
        for (file, setting) in files {
            #expect(try await refused(Flags(data: "d"), file: file) == setting, "\(file)")
        }
        #expect(try await refused(Flags(data: "d"), file: #"{"retain_outcomes": 7, "socket_mode": "0600"}"#) == nil)
    }

    @Test("a file that is not there is refused")
    func missingFile() async throws {
        await #expect(throws: ConfigurationError.self) {
            _ = try await DaemonConfiguration.load(
                flags: Flags(data: "d"), configurationFile: "/nowhere/regentd.json", environment: [:])
        }
    }

    @Test("webhooks have a receiver and a secret")
    func telling() async throws {
        let given = Flags(
            data: "d", notifyWebhook: "https://h/hook", notifyWebhookSecretFile: "s")
        let configuration = try await load(given)
        #expect(configuration.notifyWebhook?.target.description == "https://h/hook")
        #expect(configuration.notifyWebhook?.secretFile == "s")
        let plain = try await load(Flags(data: "d"))
        #expect(plain.notifyWebhook == nil)
        let file = """
            {"data_dir": "f", "notify_webhook": "http://f/", "notify_webhook_secret_file": "s"}
            """
        let fromFile = try await load(Flags(data: nil), file: file)
        #expect(fromFile.notifyWebhook?.target.host == "f")
    }

    @Test("the key that signs checkpoints is given by flag, environment or file")
    func signingKey() async throws {
        var given = Flags(data: "d")
        let none = try await load(given)
        #expect(none.signingKeyFile == nil)
        let fromFile = try await load(given, file: #"{"signing_key_file": "f"}"#)
        #expect(fromFile.signingKeyFile == "f")
        let fromEnvironment = try await load(given, ["REGENT_SIGNING_KEY_FILE": "e"])
        #expect(fromEnvironment.signingKeyFile == "e")
        given.signingKeyFile = "k"
        let flagged = try await load(given, ["REGENT_SIGNING_KEY_FILE": "e"])
        #expect(flagged.signingKeyFile == "k")
    }

    @Test("every error names its setting")
    func mistakes() async throws {
        let tls = ["tls:h:1"]
        let cases: [(Flags, [String: String], String?, String)] = [
            (Flags(data: nil), [:], nil, "data_dir"), (Flags(data: ""), [:], nil, "data_dir"),
            (Flags(data: ":memory:"), [:], nil, "listen"), (Flags(data: "d", listen: ["h:1"]), [:], nil, "listen"),
            (Flags(data: "d", listen: ["unix:a", "unix:a"]), [:], nil, "listen"),
            (Flags(data: "d"), ["REGENT_LISTEN": "unix:a,,unix:b"], nil, "listen"),
            (Flags(data: "d"), [:], #"{"listen": 7}"#, "listen"),
            (Flags(data: "d", listen: tls), [:], nil, "tls_cert"),
            (Flags(data: "d", listen: tls, tlsCertificate: "c"), [:], nil, "tls_key"),
            (Flags(data: "d", listen: tls, tlsKey: "k"), [:], nil, "tls_cert"),
            (Flags(data: "d", tlsClientCA: "a"), [:], nil, "tls_client_ca"),
            (Flags(data: "d"), [:], #"{"tls_cert": ["c"], "tls_key": "k"}"#, "tls_cert"),
            (Flags(data: "d"), ["REGENT_INSECURE_LOOPBACK": "perhaps"], nil, "insecure_loopback"),
            (Flags(data: "d", logFormat: "xml"), [:], nil, "log_format"),
            (Flags(data: "d", notifyWebhook: "https://h"), [:], nil, "notify_webhook_secret_file"),
            (Flags(data: "d", notifyWebhookSecretFile: "s"), [:], nil, "notify_webhook_secret_file"),
            (
                Flags(data: "d", notifyWebhook: "ftp://h", notifyWebhookSecretFile: "s"), [:], nil, "notify_webhook"
            ),
            (
                Flags(
                    data: ":memory:", listen: ["unix:a"], notifyWebhook: "https://h", notifyWebhookSecretFile: "s"),
                [:], nil, "notify_webhook"
            ),
        ]
        for (flags, environment, file, setting) in cases {
            #expect(try await refused(flags, environment, file: file) == setting, "\(flags) \(environment)")
        }
    }
}
