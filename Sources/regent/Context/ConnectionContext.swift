import Foundation
import RegentSystem

/// A daemon that a user has given a name: its address, whom to trust, and who is calling.
struct ConnectionContext: Codable, Sendable, Hashable {
    /// Addresses, separated by commas.
    var address: String
    /// PEM file of the certificate authorities to trust.
    var authorityFile: String?
    /// PEM file of the client certificate.
    var certificateFile: String?
    /// PEM file of its private key.
    var keyFile: String?
    /// File that holds a token.
    var tokenFile: String?
    /// Seconds to wait for one answer.
    var timeout: Double?

    private enum CodingKeys: String, CodingKey {
        case address, timeout
        case authorityFile = "tls_ca"
        case certificateFile = "tls_cert"
        case keyFile = "tls_key"
        case tokenFile = "token_file"
    }
}

/// The contexts of a user, in one file that only the user may read.
///
/// The file names secrets and holds none: a token that `context add` is given on stdin has a file of its own.
struct ConnectionContexts: Codable, Sendable {
    /// The variable that names the context of a command.
    static let variable = "REGENT_CONTEXT"
    /// Largest file that is read.
    private static let bytesMax = 1 << 20

    /// The one in use; empty = none.
    var current = ""
    /// By name.
    var contexts: [String: ConnectionContext] = [:]

    /// Folder of the settings of this user.
    ///
    /// - Source: XDG Base Directory Specification 0.8.
    static var folder: String {
        let environment = ProcessInfo.processInfo.environment
        if let given = environment["XDG_CONFIG_HOME"], given.hasPrefix("/") { return given + "/regent" }
        return (environment["HOME"] ?? NSHomeDirectory()) + "/.config/regent"
    }

    /// The file.
    static var file: String { folder + "/contexts.json" }

    /// Where the token of a context is kept.
    static func tokenFile(of name: String) -> String { folder + "/\(name).token" }

    /// Reads them; none where there is no file.
    ///
    /// - Throws: `CommandFailure` with exit code 64 for a file that others may read or that is not of this form.
    static func load() throws(CommandFailure) -> ConnectionContexts {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try FileSystem.readSecret(file, permissionsMax: 0o600, bytesMax: bytesMax)
        } catch {
            if error.code == .missing { return ConnectionContexts() }
            throw CommandFailure("the contexts cannot be used: \(error.diagnostic)", status: .usage)
        }
        do {
            return try JSONDecoder().decode(Self.self, from: Data(bytes))
        } catch {
            throw CommandFailure(
                "\(file) is not a file of contexts", status: .usage, hint: "mend it, or remove it and add them again")
        }
    }

    /// Writes them, whole or not at all.
    ///
    /// - Throws: `CommandFailure` naming the file.
    func save() throws {
        try Self.makeFolder()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        try FinishedFile.write(text, to: Self.file)
    }

    /// Makes the folder with those above it.
    static func makeFolder() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure("cannot make \(folder)", places: [folder])
        }
    }

    /// The context of a name.
    ///
    /// - Throws: `CommandFailure` with exit code 64 that names the others.
    func context(_ name: String) throws(CommandFailure) -> ConnectionContext {
        guard let context = contexts[name] else {
            let names = contexts.keys.sorted().joined(separator: ", ")
            throw CommandFailure(
                "there is no context \(name)", status: .usage,
                hint: names.isEmpty ? "add one with regent context add" : "contexts: \(names)")
        }
        return context
    }
}
