import RegentCompression
package import RegentMessages

/// Reads eval samples from a file or standard input, one after the other, in bounded memory.
///
/// JSONL and CSV, plain, `.gz` or `.zst`; a value that is not legal is refused by file, line and field.
package struct SampleFileReader {
    private enum Parser {
        case jsonl(JSONLSampleParser)
        case csv(CSVSampleParser)
    }

    private let path: String
    private let options: SampleFileOptions
    private var records: RecordSource
    private let parser: Parser
    private var quarantine: Quarantine?
    /// Legal ranges of declared scores.
    private var ranges: [(name: String, range: ClosedRange<Double>)] = []

    /// Format of the file, never `auto`.
    package let format: SampleFileFormat
    /// Line where the last record begins, from 1; a quoted CSV field may span several.
    package var line: Int { records.line }
    /// Samples given so far.
    package private(set) var sampleCount = 0
    /// Records left out or quarantined so far.
    ///
    /// A CSV record that breaks the rules of quoting counts once a line: where its fields end is not known, so each
    /// line may have been a record.
    package private(set) var refusedCount = 0
    /// Bytes of the file, as it is packed, read so far.
    package var bytesRead: Int { records.bytesRead }
    /// Bytes of the file as it is packed; nil when unknown.
    package var bytesTotal: Int? { records.bytesTotal }

    /// Opens a file, or standard input for `-`, and reads its header where it has one.
    ///
    /// - Throws: `cannotRead`, `badFieldMap`, and for a CSV header what `next` throws.
    package init(
        path: String, format: SampleFileFormat = .auto, options: SampleFileOptions = SampleFileOptions()
    ) throws(SampleFileError) {
        self.path = path
        self.options = options
        // Before anything is read, and long before anything is written.
        if case .quarantine(let path) = options.onError { try Quarantine.checkIsFree(path) }
        let input: InputFile
        do throws(CompressionError) {
            input = try InputFile(path: path)
        } catch {
            throw SampleFileError(error, file: path, line: 0)
        }
        let head = try RecordSource.block(of: input, path: path, line: 0) ?? []
        self.format = Self.format(format, path, head)
        records = RecordSource(input, path: path, head: head, quoted: self.format == .csv)
        // A file without a record has no header either; it has no samples and is not an error.
        let header = self.format == .csv ? try records.next() : nil
        do throws(SampleFault) {
            parser =
                if let header {
                    .csv(try CSVSampleParser(header: CSVRecord(records.buffer, header), options))
                } else {
                    .jsonl(try JSONLSampleParser(options))
                }
        } catch {
            throw SampleFileError(error, file: path, line: records.line)
        }
        if case .quarantine(let path) = options.onError {
            quarantine = try Quarantine(path: path, header: header.map { records.buffer[$0] })
        }
    }

    /// Refuses scores outside their declared ranges from now on, as the daemon does, but by line and field.
    package mutating func declare(_ metrics: [MetricDeclaration]) {
        ranges = metrics.compactMap { metric in
            guard let range = metric.range, range.min <= range.max else { return nil }
            return (metric.name, range.min...range.max)
        }
    }

    private static func format(
        _ wanted: SampleFileFormat, _ path: String, _ head: [UInt8]
    ) -> SampleFileFormat {
        if wanted != .auto { return wanted }
        if let promised = SampleFileFormat.promised(byName: path) { return promised }
        let bom: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = head.starts(with: bom) ? head.dropFirst(3) : head[...]
        let first = text.first { ![0x20, 0x09, 0x0D, 0x0A].contains($0) }
        return first == nil || first == UInt8(ascii: "{") ? .jsonl : .csv
    }

    /// The next sample; nil at the end.
    ///
    /// - Throws: `SampleFileError`; after one whose record `onError` lets pass, reading goes on by itself.
    package mutating func next() throws(SampleFileError) -> EvalSample? {
        while let range = try records.next() {
            do throws(SampleFault) {
                let sample = try sample(range)
                try checkRanges(sample)
                sampleCount += 1
                return sample
            } catch {
                try refuse(range, error)
            }
        }
        try quarantine?.finish()
        return nil
    }

    private func checkRanges(_ sample: EvalSample) throws(SampleFault) {
        for (name, range) in ranges {
            guard let value = sample.scores[name], !range.contains(value) else { continue }
            throw SampleFault(
                .badScore, "scores.\(name)",
                "is \(value), outside its declared range \(range.lowerBound) ... \(range.upperBound)")
        }
    }

    private func sample(_ range: Range<Int>) throws(SampleFault) -> EvalSample {
        switch parser {
        case .jsonl(let parser): try parser.sample(records.buffer, range)
        case .csv(let parser): try parser.sample(records.buffer, range)
        }
    }

    private mutating func refuse(_ range: Range<Int>, _ fault: SampleFault) throws(SampleFileError) {
        if options.onError == .fail {
            throw SampleFileError(fault, file: path, line: line)
        }
        refusedCount += fault.code == .malformedCSV ? max(1, records.lineCount) : 1
        try quarantine?.append(records.buffer[range])
    }
}
