import RegentBulk
import RegentMessages
import RegentText

/// Samples on stdout in the form that `eval upload` takes back.
struct SampleOutput {
    private let writer: SampleFileWriter
    private let isJSON: Bool

    /// Begins the output; of CSV the header is written at once.
    ///
    /// - Parameter scoreNames: score columns of CSV.
    init(_ format: SampleFileFormat, scoreNames: some Sequence<String>) {
        isJSON = format == .jsonl
        writer = SampleFileWriter(format: format, scoreNames: scoreNames.sorted())
        Terminal.write(String(decoding: writer.header, as: UTF8.self).printableLines)
    }

    /// Writes samples, a line each.
    ///
    /// - Throws: `SampleFileError` for a score without a column.
    func write(_ samples: [EvalSample]) throws {
        var lines: [UInt8] = []
        for sample in samples { try writer.append(sample, to: &lines) }
        let text = String(decoding: lines, as: UTF8.self)
        Terminal.write(isJSON ? text.printableJSON : text.printableLines)
    }
}
