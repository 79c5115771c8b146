/// The column of an index that has the scope in which a document lies by one of its `scopeTemplates`.
package enum ScopeColumn {
    private static let mark = "scope:"

    /// The column's name for a template; no field has such a name.
    package static func name(_ template: String) -> String { mark + template }

    /// Whether a column is one.
    package static func isName(_ column: String) -> Bool { column.hasPrefix(mark) }

    /// The scope in which a resource lies, in lower case: the first two words of its name, for example "models/m" of
    /// "models/m/versions/1.0.0". Empty where it has fewer.
    package static func value(_ name: String) -> String {
        let words = name.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
        guard words.count >= 2 else { return "" }
        let lower = words[0..<2].joined(separator: "/".utf8).map {
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0
        }
        return String(decoding: lower, as: UTF8.self)
    }
}
