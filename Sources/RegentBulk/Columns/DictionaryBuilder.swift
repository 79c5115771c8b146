import RegentMessages

/// Gathers one text column whose values repeat.
struct DictionaryBuilder: Sendable {
    private var values: [String] = []
    private var table = TextTable()
    /// Codes of the rows before the last run.
    private var codes: [UInt32] = []
    // Rows mostly repeat the row before them: a run of equal rows is compared and counted, not written.
    private var runText = ""
    private var runCode: UInt32 = 0
    private var runCount = 0

    /// Appends a row; the bytes by which the column grows at most.
    mutating func append(_ text: String) -> Int {
        // The comparison is of bytes: `==` of strings folds equivalent characters.
        guard !isRun(text) else {
            runCount += 1
            return CheckedSample.textCodeBytes
        }
        let known = values.count
        codes.append(contentsOf: repeatElement(runCode, count: runCount))
        (runText, runCode, runCount) = (text, text.isEmpty ? 0 : code(of: text), 1)
        return CheckedSample.textCodeBytes + (values.count > known ? CheckedSample.bytes(ofNewText: text) : 0)
    }

    @inline(__always)
    private func isRun(_ text: String) -> Bool {
        // Most columns are empty in most rows: no bytes have to be looked at.
        text.isEmpty ? runText.isEmpty : text.utf8.hasBytes(of: runText.utf8)
    }

    /// Forgets all rows, keeping the memory.
    mutating func removeAll() {
        values.removeAll(keepingCapacity: true)
        table.removeAll()
        codes.removeAll(keepingCapacity: true)
        (runText, runCode, runCount) = ("", 0, 0)
    }

    private mutating func code(of text: String) -> UInt32 {
        let (index, isNew) = table.insert(text.utf8)
        if isNew { values.append(text) }
        return UInt32(index + 1)
    }

    /// The column: nil where every row is empty, without codes where every row has the one value.
    func column() -> DictionaryColumn? {
        guard !values.isEmpty else { return nil }
        // A value begins a run, so with one value and no rows before the last run all rows have it.
        if values.count == 1, runCode == 1, codes.allSatisfy({ $0 == 1 }) {
            return DictionaryColumn(values: values, codes: [])
        }
        return DictionaryColumn(values: values, codes: codes + repeatElement(runCode, count: runCount))
    }
}
