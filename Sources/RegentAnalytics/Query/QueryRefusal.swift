package import RegentModel

extension Refusal {
    /// A query that cannot be read.
    ///
    /// - Parameters:
    ///   - field: name of the field of the request.
    ///   - column: place in a text, from 1; nil where the field is named alone.
    ///   - known: words one of which may be meant.
    static func invalidQuery(
        _ field: String, _ rule: String, term: String = "", column: Int? = nil, known: [String] = []
    ) -> Refusal {
        let term = String(String.UnicodeScalarView(term.unicodeScalars.prefix(200)))
        let suggestion = NearWord.of(term, among: known)
        var metadata = ["field": field, "term": term]
        if let column { metadata["column"] = "\(column)" }
        if let suggestion { metadata["suggestion"] = suggestion }
        let place = column.map { "column \($0): " } ?? ""
        let subject = term.isEmpty ? "" : "\"\(term)\" "
        let hint = suggestion.map { "; did you mean \($0)?" } ?? ""
        return Refusal(.queryInvalid, "\(field): \(place)\(subject)\(rule)\(hint)", metadata)
    }

    /// A query that reads or returns more than a bound.
    ///
    /// - Parameter narrowing: what the caller can do.
    package static func queryTooLarge(_ bound: QueryBound, _ narrowing: String) -> Refusal {
        Refusal(
            .queryTooLarge, "the query has more than \(bound.text); \(narrowing)",
            ["bound": bound.name, "limit": "\(bound.limit)", "narrow": narrowing])
    }
}

/// A bound of queries, so that one question costs a bounded part of the machine.
package struct QueryBound: Sendable, Hashable {
    /// Its name.
    package let name: String
    /// The greatest value.
    package let limit: Int
    let text: String

    /// Rows of an answer.
    package static let rows = QueryBound(name: "rows", limit: 10_000, text: "10,000 rows in its answer")
    /// Groups, and groups in buckets that have rows.
    package static let groups = QueryBound(name: "groups", limit: 10_000, text: "10,000 groups")
    /// Buckets of time.
    package static let buckets = QueryBound(name: "buckets", limit: 10_000, text: "10,000 buckets of time")
    /// Bytes that the groups and their values take in memory.
    package static let memory = QueryBound(name: "memory", limit: 256 << 20, text: "256 MiB of values in memory")
    /// Rows that are read one by one; those of stored summaries are not.
    package static let reads = QueryBound(name: "reads", limit: 50_000_000, text: "50,000,000 rows to read")
    /// Documents, samples and entries that are read.
    package static let documents = QueryBound(
        name: "documents", limit: 1_000_000, text: "1,000,000 documents, samples or entries to read")
    /// Microseconds that a query takes.
    package static let time = QueryBound(name: "time", limit: 30_000_000, text: "30 seconds of work")
}

/// The word that a misspelt one probably means.
enum NearWord {
    /// The one of some words that differs least; nil where none is near, or it is one of them.
    static func of(_ word: String, among words: [String]) -> String? {
        let letters = Array(word.utf8.prefix(64))
        guard !letters.isEmpty else { return nil }
        let near = words.map { ($0, distance(letters, Array($0.utf8.prefix(64)))) }.min { $0.1 < $1.1 }
        guard let (name, edits) = near, edits > 0, edits <= max(1, name.utf8.count / 3) else { return nil }
        return name
    }

    /// Fewest insertions, deletions and replacements between two words.
    private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var above = Array(0...second.count)
        for (row, letter) in first.enumerated() {
            var line = [row + 1]
            for (column, other) in second.enumerated() {
                line.append(min(above[column] + (letter == other ? 0 : 1), above[column + 1] + 1, line[column] + 1))
            }
            above = line
        }
        return above[second.count]
    }
}
