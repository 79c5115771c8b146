package import RegentMessages

/// How the rows of a sample file are written.
package enum SampleFileFormat: String, Sendable, CaseIterable {
    /// By the name (`.jsonl`, `.ndjson`, `.json`, `.csv`, before `.gz` or `.zst`), else by the first byte.
    case auto
    /// One JSON object a line.
    case jsonl
    /// RFC 4180 with a header.
    case csv

    /// The format that the name of a file promises; nil where it promises none.
    static func promised(byName path: String) -> SampleFileFormat? {
        var name = path.lowercased()
        for packing in [".gz", ".zst"] where name.hasSuffix(packing) { name.removeLast(packing.count) }
        if name.hasSuffix(".csv") { return .csv }
        return [".jsonl", ".ndjson", ".json"].contains { name.hasSuffix($0) } ? .jsonl : nil
    }
}

/// The treatment of unknown keys and invalid records of a sample file.
package struct SampleFileOptions: Sendable {
    /// The treatment of keys and columns that are not fields.
    package enum Extra: String, Sendable, CaseIterable {
        /// The record is refused, naming the key.
        case refuse
        /// They become labels.
        case metadata
        /// They are left out.
        case ignore
    }

    /// The treatment of an invalid record.
    package enum OnError: Sendable, Hashable {
        /// Reading ends with the error.
        case fail
        /// It is left out and counted.
        case skip
        /// It is copied to the file at this path, and counted.
        case quarantine(String)
    }

    /// Column or key that holds a field, where it has another name: field → column. Besides the fields,
    /// `scores.NAME` and `metadata.KEY` may be mapped.
    package var fieldMap: TextMap
    /// What becomes of unknown keys and columns.
    package var extra: Extra
    /// The treatment of invalid records.
    package var onError: OnError
    /// Keys and columns that are left out, by name, or of a CSV column by its place from 1.
    package var ignored: [String]
    /// Whether a sample id may be written as a whole number, which is then taken as text.
    package var idAsText: Bool

    /// How a file is read; as it stands where nothing is said.
    package init(
        fieldMap: TextMap = [:], extra: Extra = .refuse, onError: OnError = .fail, ignored: [String] = [],
        idAsText: Bool = false
    ) {
        self.fieldMap = fieldMap
        self.extra = extra
        self.onError = onError
        self.ignored = ignored
        self.idAsText = idAsText
    }
}
