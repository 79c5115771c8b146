import RegentMessages

/// Gathers one text column whose values repeat.
struct DictionaryBuilder: Sendable {
    private var values: [String] = []
    private var table = TextTable()
    private var codes: [UInt32] = []
    private var lastText = ""
    private var lastCode: UInt32 = 0

    /// Appends a row; the bytes by which the column grows at most.
    mutating func append(_ text: String) -> Int {
        let known = values.count
        // Rows mostly repeat the row before them, which is cheaper to see than a hash. The comparison is of
        // bytes: `==` of strings folds equivalent characters.
        if !text.utf8.elementsEqual(lastText.utf8) {
            lastText = text
            lastCode = text.isEmpty ? 0 : code(of: text)
        }
        codes.append(lastCode)
        let newBytes = values.count > known ? CheckedSample.bytes(ofNewText: text) : 0
        return CheckedSample.textCodeBytes + newBytes
    }

    private mutating func code(of text: String) -> UInt32 {
        let (index, isNew) = table.insert(text.utf8)
        if isNew { values.append(text) }
        return UInt32(index + 1)
    }

    /// The column: nil where every row is empty, without codes where every row has the one value.
    func column() -> DictionaryColumn? {
        guard !values.isEmpty else { return nil }
        let isConstant = values.count == 1 && codes.allSatisfy { $0 == 1 }
        return DictionaryColumn(values: values, codes: isConstant ? [] : codes)
    }
}
