import RegentBulk
import RegentMessages
import RegentText

/// Samples on stdout in the form that `eval upload` takes back.
struct SampleOutput {
    private let writer: SampleFileWriter
    private let isJSON: Bool
    private let inspect: InspectLogWriter?

    /// Begins the output; of CSV the header is written at once.
    ///
    /// - Parameter scoreNames: score columns of CSV.
    init(_ format: SampleFileFormat, scoreNames: some Sequence<String>) {
        inspect = nil
        isJSON = format == .jsonl
        writer = SampleFileWriter(format: format, scoreNames: scoreNames.sorted())
        Terminal.write(String(decoding: writer.header, as: UTF8.self).printableLines)
    }

    /// Begins a log of Inspect.
    init(inspect: InspectLogWriter) {
        self.inspect = inspect
        isJSON = true
        writer = SampleFileWriter(format: .jsonl)
        Terminal.write(String(decoding: inspect.header, as: UTF8.self).printableJSON)
    }

    /// Ends the output.
    func finish() {
        if let inspect { Terminal.write(String(decoding: inspect.footer, as: UTF8.self)) }
    }

    /// Writes samples, a line each.
    ///
    /// - Throws: `SampleFileError` for a score without a column.
    func write(_ samples: [EvalSample]) throws {
        var lines: [UInt8] = []
        for sample in samples {
            if let inspect {
                inspect.append(sample, to: &lines)
            } else {
                try writer.append(sample, to: &lines)
            }
        }
        let text = String(decoding: lines, as: UTF8.self)
        Terminal.write(isJSON ? text.printableJSON : text.printableLines)
    }
}
