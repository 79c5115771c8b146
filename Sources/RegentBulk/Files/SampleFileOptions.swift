package import RegentMessages

/// How the rows of a sample file are written.
package enum SampleFileFormat: String, Sendable, CaseIterable {
    /// By the name (`.jsonl`, `.ndjson`, `.csv`, `.tsv`, `.eval`, before `.gz` or `.zst`) and the first keys.
    case auto
    /// One JSON object a line.
    case jsonl
    /// RFC 4180 with a header.
    case csv
    /// One JSON array of objects.
    case json
    /// A log of Inspect: `.json` or `.eval`.
    case inspect
    /// Results of promptfoo.
    case promptfoo
    /// The event log of OpenAI evals.
    case openaiEvals = "openai-evals"
    /// Logged samples of lm-evaluation-harness.
    case lmEval = "lm-eval"
    /// A test run of DeepEval.
    case deepeval
    /// A table of results or traces of MLflow.
    case mlflow

    /// Whether it is the form of another tool.
    package var isImported: Bool {
        switch self {
        case .auto, .jsonl, .csv, .json: false
        case .inspect, .promptfoo, .openaiEvals, .lmEval, .deepeval, .mlflow: true
        }
    }

    /// The name of a file without that of its packing.
    static func unpackedName(_ path: String) -> String {
        var name = path.lowercased()
        for packing in [".gz", ".zst"] where name.hasSuffix(packing) { name.removeLast(packing.count) }
        return name
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
    /// The byte between the cells of a row; nil = a tab in `.tsv`, else a comma.
    package var delimiter: UInt8?
    /// Spellings of an absent value, beside null.
    package var nulls: [String]
    /// Records that are read, by path and value; others are not part of the run. Of documents only.
    package var selected: [(path: String, value: String)]

    /// How a file is read; as it stands where nothing is said.
    package init(
        fieldMap: TextMap = [:], extra: Extra = .refuse, onError: OnError = .fail, ignored: [String] = [],
        idAsText: Bool = false, delimiter: UInt8? = nil, nulls: [String] = [],
        selected: [(path: String, value: String)] = []
    ) {
        self.fieldMap = fieldMap
        self.extra = extra
        self.onError = onError
        self.ignored = ignored
        self.idAsText = idAsText
        self.delimiter = delimiter
        self.nulls = nulls
        self.selected = selected
    }
}
