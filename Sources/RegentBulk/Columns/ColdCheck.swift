import RegentCompression
import RegentMessages
import RegentModel
import RegentSystem

/// Checks of the cold columns.
enum ColdCheck {
    /// The message in the cold block.
    static func decoded<Cold: Message>(_ frame: [UInt8], _ clocks: StageClocks?) throws(BatchError) -> Cold {
        let bytes: [UInt8]
        do throws(CompressionError) {
            bytes = try clocks.measure(.decompress) { () throws(CompressionError) in
                try Zstd.decompress(frame, bytesMax: BatchLimits.coldBytesMax, requiringChecksum: true)
            }
        } catch {
            throw BatchError(.badColdBlock, error.message, column: "cold_zstd")
        }
        do throws(DecodingError) {
            return try clocks.measure(.decode) { () throws(DecodingError) in try Cold(decoding: bytes) }
        } catch {
            let code: BatchError.Code = error.code == .invalidText ? .badText : .badColdBlock
            throw BatchError(code, error.message, column: "cold_zstd")
        }
    }

    /// Where each id begins, and the end.
    static func checkedIDs(_ cold: ColdColumns, _ count: Int, isNew: Bool) throws(BatchError) -> [Int] {
        guard let column = cold.sampleIds else { throw BatchError(.badColumn, "is missing", column: "sample_ids") }
        guard cold.repeats.isEmpty || cold.repeats.count == count else {
            throw BatchError(.badColumn, "has \(cold.repeats.count) rows, not \(count)", column: "repeats")
        }
        let starts = try starts(of: column, count, "sample_ids")
        var keys = TextTable()
        for index in 0..<count {
            let id = column.text[starts[index]..<starts[index + 1]]
            guard SampleText.isID(id, isNew: isNew) else {
                throw BatchError(
                    .badSampleID, "must be 1 to 256 bytes of printable UTF-8", column: "sample_ids",
                    index: index)
            }
            let number = cold.repeats.isEmpty ? 0 : cold.repeats[index]
            let (first, isFirst) = keys.insert(SampleKey.bytes(id, repeated: number))
            guard isFirst else {
                let name = SampleKey.text(String(decoding: id, as: UTF8.self), repeated: number)
                throw BatchError(
                    .duplicateSampleID, "\(name) is already the id of sample \(first)",
                    column: "sample_ids", index: index)
            }
        }
        return starts
    }

    /// Where each text begins, and the end.
    static func starts(
        of column: TextColumn, _ count: Int, _ name: String
    ) throws(BatchError) -> [Int] {
        guard column.byteCounts.count == count else {
            throw BatchError(.badColumn, "has \(column.byteCounts.count) rows, not \(count)", column: name)
        }
        var starts = [0]
        starts.reserveCapacity(count + 1)
        var end = 0
        for bytes in column.byteCounts {
            end += Int(bytes)
            starts.append(end)
        }
        guard end == column.text.count else {
            throw BatchError(.badColumn, "has byte counts whose sum is not the length of the text", column: name)
        }
        return starts
    }

    /// Refuses texts that cannot be stored, and codes without a text.
    static func check(
        _ column: DictionaryColumn?, _ name: String, bytesMax: Int, _ count: Int
    ) throws(BatchError) {
        guard let column else { return }
        for value in column.values where !SampleText.isStorable(value, bytesMax: bytesMax) {
            throw BatchError(.badText, "must be at most \(bytesMax) bytes and without NUL", column: name)
        }
        if column.codes.isEmpty && column.values.count == 1 { return }
        guard column.codes.count == count else {
            throw BatchError(.badColumn, "has \(column.codes.count) rows, not \(count)", column: name)
        }
        for index in 0..<count where column.codes[index] > column.values.count {
            throw BatchError(.badColumn, "has a code beyond its list of texts", column: name, index: index)
        }
    }

    /// Refuses labels that are no JSON object of strings.
    static func checkMetadata(_ column: TextColumn?, _ count: Int, isNew: Bool) throws(BatchError) {
        guard let column else { return }
        let starts = try starts(of: column, count, "metadata")
        for index in 0..<count {
            let labels: TextMap
            do throws(SampleFault) {
                labels = try MetadataText.labels(column.text, starts[index]..<starts[index + 1])
            } catch {
                throw BatchError(.badMetadata, error.message, column: "metadata", index: index)
            }
            guard !isNew || SampleText.areAcceptable(labels) else {
                throw BatchError(.badMetadata, "contains a control character", column: "metadata", index: index)
            }
        }
    }
}
