import RegentModel
public import RegentRPC
import RegentSystem

/// A secret by which the daemon knows its caller; sent once at the beginning of each connection.
///
/// It is never shown: not as text, and not in the output of a debugger or of `dump`.
public struct AuthToken: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// A token of this length fits into the HELLO.
    private static let bytesMax = 4096

    /// The bytes that are sent.
    package let bytes: [UInt8]

    /// A token as text.
    ///
    /// - Throws: `RPCError` INVALID_ARGUMENT if it is empty, has more than 4,096 bytes, or contains white space.
    public init(_ text: String) throws(RPCError) { try self.init(Array(text.utf8), of: "the token") }

    /// Reads a token from a file; white space around it and a byte-order mark are ignored.
    ///
    /// - Throws: `RPCError` INVALID_ARGUMENT if the file is missing, is a symbolic link, belongs to another user than
    ///   this one or root, can be read by its group or others (mode 0600 at most), or has no token.
    public init(file: String) throws(RPCError) {
        let content: [UInt8]
        do throws(SystemError) { content = try FileSystem.readSecret(file, permissionsMax: 0o600) } catch {
            throw RPCError(.badRequest, "the token file cannot be used: \(error.diagnostic)")
        }
        let isSpace = Self.isSpace
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = content.dropFirst(content.starts(with: mark) ? mark.count : 0).drop(while: isSpace)
        let end = text.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? text.startIndex
        try self.init(Array(text[..<end]), of: "the token in \(file)")
    }

    private init(_ bytes: [UInt8], of what: String) throws(RPCError) {
        guard !bytes.isEmpty else { throw RPCError(.badRequest, "\(what) is empty") }
        guard bytes.count <= Self.bytesMax else {
            throw RPCError(.badRequest, "\(what) has \(bytes.count) bytes, at most \(Self.bytesMax) are allowed")
        }
        guard !bytes.contains(where: Self.isSpace) else { throw RPCError(.badRequest, "\(what) must be one word") }
        self.bytes = bytes
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// A text without the token.
    public var description: String { "AuthToken(hidden)" }
    /// A text without the token.
    public var debugDescription: String { description }
    /// A text without the token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
