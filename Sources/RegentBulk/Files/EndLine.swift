/// The line with which a writer into a stream may end it: `{"regent_end": true, "count": N}`.
///
/// A stream that was cut off looks like a shorter one; the count of its records tells them apart.
enum EndLine {
    /// The key that no sample has.
    static let key = "regent_end"
    /// Most bytes of the line: longer ones are not looked at, so that samples cost nothing.
    static let bytesMax = 96

    /// What such a line looks like.
    static let example = "{\"regent_end\": true, \"count\": 1000}"

    private static let keyBytes = Array(key.utf8)

    /// What is wrong with a count that is another one.
    static func mismatch(announced: Int, found: Int) -> String {
        "announces \(announced) records, and \(found) came before it; send the file again from its beginning"
    }

    /// The count of an end line; nil for another line.
    ///
    /// - Throws: `countMismatch` for an end line without a count.
    static func count(_ bytes: [UInt8], _ range: Range<Int>) throws(SampleFault) -> Int? {
        var cursor = JSONCursor(bytes, range)
        cursor.skipSpace()
        guard cursor.take(UInt8(ascii: "{")) else { return nil }
        cursor.skipSpace()
        guard cursor.take(UInt8(ascii: "\"")), cursor.takeWord(keyBytes) else { return nil }
        let record = ImportRecord(text: Array(bytes[range]))
        guard record.truth(try record.member(key, of: 0..<range.count)) == true,
            let digits = try record.member("count", of: 0..<range.count), digits.count <= 18,
            let count = Int(String(decoding: record.text[digits], as: UTF8.self)), count >= 0
        else {
            throw SampleFault(.countMismatch, key, "must be like \(example)")
        }
        return count
    }
}
