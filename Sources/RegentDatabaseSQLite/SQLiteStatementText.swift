import Synchronization

/// The SQL text of both engines, spelled as SQLite wants it.
enum SQLiteStatementText {
    /// The text with every parameter `$n` written `?n`.
    ///
    /// SQLite takes `$1` as a name and numbers names by first appearance, so `SELECT $2, $1` would bind the
    /// wrong way round. Literals, quoted names and comments are left alone.
    /// - Source: https://www.sqlite.org/c3ref/bind_blob.html, https://www.sqlite.org/lang_expr.html#varparam
    static func numberedParameters(_ sql: String) -> String {
        var scanner = Scanner(rest: Array(sql.utf8)[...])
        scanner.rewrite()
        return String(decoding: scanner.written, as: UTF8.self)
    }

    /// A migration statement with SQLite's type names, its tables STRICT.
    ///
    /// STRICT tables know only INTEGER, REAL, TEXT, BLOB and ANY; without STRICT a damaged or careless
    /// statement could store text in a number column.
    static func definition(_ sql: String) -> String {
        var text = sql
        for (portable, own) in types { text = replacingWord(portable, by: own, in: text) }
        guard text.hasPrefix("CREATE TABLE") else { return text }
        return text + (text.hasSuffix("WITHOUT ROWID") ? ", STRICT" : " STRICT")
    }

    private static let types = [
        ("DOUBLE PRECISION", "REAL"), ("BIGINT", "INTEGER"), ("BOOLEAN", "INTEGER"), ("BYTEA", "BLOB"),
    ]

    private static func replacingWord(_ word: String, by other: String, in text: String) -> String {
        text.split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
    }

    private struct Scanner {
        var rest: ArraySlice<UInt8>
        var written: [UInt8] = []

        mutating func rewrite() {
            while let byte = rest.first {
                switch byte {
                case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): copy(through: byte)
                case UInt8(ascii: "-") where rest.dropFirst().first == byte: copy(through: UInt8(ascii: "\n"))
                case UInt8(ascii: "$") where isDigit(rest.dropFirst().first):
                    written.append(UInt8(ascii: "?"))
                    rest.removeFirst()
                default: written.append(rest.removeFirst())
                }
            }
        }

        /// Copies the first byte and everything up to the closing one; a doubled quote reads as two strings.
        private mutating func copy(through closing: UInt8) {
            written.append(rest.removeFirst())
            let end = rest.firstIndex(of: closing).map { $0 + 1 } ?? rest.endIndex
            written += rest[..<end]
            rest = rest[end...]
        }

        private func isDigit(_ byte: UInt8?) -> Bool {
            byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
        }
    }
}

/// Texts already rewritten, so that each is scanned once.
///
/// Statements are constants of the program, a few dozen; the bound only guards against a caller that builds
/// texts, which would then be scanned each time.
final class SQLiteStatementTexts: Sendable {
    private static let textCountMax = 1_024
    private let rewritten = Mutex<[String: String]>([:])

    /// The text with numbered parameters.
    func numberedParameters(_ sql: String) -> String {
        rewritten.withLock { known in
            if let text = known[sql] { return text }
            let text = SQLiteStatementText.numberedParameters(sql)
            if known.count < Self.textCountMax { known[sql] = text }
            return text
        }
    }
}
