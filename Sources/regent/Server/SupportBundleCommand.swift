import ArgumentParser
import Crypto
import Foundation
import RegentClient
import RegentMessages
import RegentRPC
import RegentSystem
import RegentText

/// Writes what somebody else needs to understand a fault.
struct SupportBundleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "support-bundle", "Writes versions, settings, checks and figures to a file, without names and secrets.",
        examples: """
            regent support-bundle bundle.json
            regent support-bundle bundle.json --log /var/log/regentd.log --seconds 10
            """,
        notes: """
            Principals, addresses of peers and names of documents are replaced by words
            that are the same within one bundle and mean nothing outside of it. Read the
            file before you send it.
            """)

    @Argument(help: "File to write; - is stdout.", completion: .file())
    var file: String
    @Option(
        help: ArgumentHelp("Log of the daemon in JSON, of which the last 1000 lines are taken.", valueName: "file"),
        completion: .file())
    var log: String?
    @Option(help: ArgumentHelp("Seconds between the first and the last figures, 0-60.", valueName: "seconds"))
    var seconds = 2.0
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func validate() throws {
        guard (0...60).contains(seconds) else { throw ValidationError("--seconds must be 0 to 60") }
    }

    func run() async throws {
        let redaction = Redaction()
        let log = try log.map { try Self.lines(of: $0, redaction) }
        var parts: [JSONValue.Member] = [
            .init("made_at", .string(TimeText.now())), .init("regent", .string(Release.description)),
        ]
        parts += try await connection.withClient { client in try await Self.parts(client, seconds, redaction) }
        if let log { parts.append(.init("log", .array(log))) }
        try FinishedFile.write(JSONValue.object(parts).text(pretty: true).printableJSON + "\n", to: file)
        if file != "-" { Terminal.say("wrote \(file.printable); read it before you send it") }
    }

    /// What the daemon says; a part that the caller may not read says so.
    private static func parts(
        _ client: RegentClient, _ seconds: Double, _ redaction: Redaction
    ) async throws -> [JSONValue.Member] {
        var parts: [JSONValue.Member] = []
        func add(_ name: String, _ read: () async throws -> JSONValue) async throws {
            do {
                parts.append(.init(name, redaction.redacted(try await read())))
            } catch let error as RPCError where error.code == .permissionDenied {
                parts.append(.init(name, .string("not permitted")))
            }
        }
        try await add("server") { try await client.getServerInfo(GetServerInfoRequest()).jsonValue }
        try await add("checks") { try await client.diagnose(DiagnoseRequest()).jsonValue }
        try await add("profile") { try await client.getProfile(GetProfileRequest()).jsonValue }
        try await Task.sleep(for: .seconds(seconds))
        try await add("server_later") { try await client.getServerInfo(GetServerInfoRequest()).jsonValue }
        try await add("profile_later") { try await client.getProfile(GetProfileRequest()).jsonValue }
        return parts
    }

    /// The last lines of a log; one that is not JSON is replaced by its length, since nothing is known of it.
    private static func lines(of path: String, _ redaction: Redaction) throws -> [JSONValue] {
        let bytes = try WholeFile.bytes(of: path, max: 256 << 20)
        return bytes.split(separator: UInt8(ascii: "\n")).suffix(1_000).map { line in
            guard let value = try? JSONValue(parsing: Array(line)), value.members != nil else {
                return .string("\(line.count) bytes that are not JSON")
            }
            return redaction.redacted(value)
        }
    }
}

/// Replaces what names people, machines and documents by words of one bundle.
private struct Redaction: Sendable {
    /// Members whose texts are kept: all others are replaced, so that a new member is never shown by mistake.
    private static let kept: Set<String> = [
        "time", "level", "message", "reason", "rpc.method", "rpc.response.status_code", "duration_ms", "omitted",
        "version", "commit", "database", "start_time", "subsystem", "status", "stage", "architecture",
        "instruction_sets", "basis", "log_level", "last_backup_time", "store_id", "error_id", "trace_id",
        "signal", "grace", "seconds", "connections_max", "field", "protocol_version",
    ]
    /// Members whose values are kept whole.
    private static let keptWhole: Set<String> = ["kernels", "database_settings", "choices"]

    /// Paths name folders, and folders name people.
    private static var path: Regex<Substring> { /\/[^\s,;:)]+/ }

    private let key = SymmetricKey(size: .bits256)

    /// The value with its texts replaced where they are not known to be harmless.
    func redacted(_ value: JSONValue, member: String = "") -> JSONValue {
        switch value {
        case .object(let members):
            return .object(
                members.map { one in
                    let isKept = Self.keptWhole.contains(one.key)
                    return .init(one.key, isKept ? one.value : redacted(one.value, member: one.key))
                })
        case .array(let elements): return .array(elements.map { redacted($0, member: member) })
        case .string(let text):
            // Numbers beyond 2^53 are texts in JSON.
            if member == "detail" { return .string(text.replacing(Self.path, with: "PATH")) }
            let isNumber = !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
            return text.isEmpty || isNumber || Self.kept.contains(member) ? value : .string(word(for: text))
        case .null, .bool, .number: return value
        }
    }

    private func word(for text: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
        return "redacted-" + HexText.text(Array(code.prefix(4)))
    }
}
