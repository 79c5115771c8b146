package import RegentCompression
package import RegentMessages

/// Reads eval samples from a file or standard input, one after the other, in bounded memory.
///
/// JSONL, CSV, JSON arrays and the files of other tools, plain, `.gz` or `.zst`; a value that is not legal is refused
/// by file, line and field.
package struct SampleFileReader {
    private enum Parser {
        case jsonl(JSONLSampleParser)
        case csv(CSVSampleParser)
    }

    /// Bytes by which a file is recognised: the longest record has as many, and so has a block of a plain file.
    private static let headBytes = 1 << 20

    private let path: String
    private let options: SampleFileOptions
    private let input: InputFile?
    // One of three is there: lines with a parser, the elements of an array, or the file of another tool.
    private var records: RecordSource?
    private var parser: Parser?
    private var array: ArrayRecords?
    private var document: ImportReader?
    private var quarantine: Quarantine?
    /// Legal ranges of declared scores.
    private var ranges: [(name: String, range: ClosedRange<Double>)] = []
    /// Count that the last line announced.
    private var announcedCount: Int?

    /// Format of the file, never `auto`.
    package let format: SampleFileFormat
    /// Line where the last record begins, from 1, or in a document the record; a quoted CSV field may span several.
    package var line: Int { records?.line ?? array?.count ?? document?.recordCount ?? 0 }
    /// Samples given so far.
    package private(set) var sampleCount = 0
    /// Records left out or quarantined so far, and at the end those that a document announces and does not have.
    ///
    /// A CSV record that breaks the rules of quoting counts once a line: where its fields end is not known, so each
    /// line may have been a record.
    package private(set) var refusedCount = 0
    /// Bytes of the file, as it is packed, read so far; 0 of an archive.
    package var bytesRead: Int { input?.bytesRead ?? 0 }
    /// Bytes of the file as it is packed; nil when unknown.
    package var bytesTotal: Int? { input?.bytesTotal }
    /// Whether the file itself shows that it is complete: a document closes its brackets, lines end with their count.
    package var showsItsEnd: Bool { document?.showsItsEnd ?? (array != nil || announcedCount != nil) }

    /// Opens a file, or standard input for `-`, and reads its header where it has one.
    ///
    /// - Throws: `cannotRead`, `unsupportedInput`, `badFieldMap`, and for a CSV header what `next` throws.
    package init(
        path: String, format: SampleFileFormat = .auto, options: SampleFileOptions = SampleFileOptions()
    ) throws(SampleFileError) {
        // Before anything is read, and long before anything is written.
        if case .quarantine(let path) = options.onError { try Quarantine.checkIsFree(path) }
        let input: InputFile
        do throws(CompressionError) { input = try InputFile(path: path) } catch {
            throw SampleFileError(error, file: path, line: 0)
        }
        try self.init(input, path: path, format: format, options: options)
    }

    /// Reads what comes from elsewhere, and its header where it has one.
    ///
    /// - Parameter path: its name in errors; no archive.
    /// - Throws: as for a file.
    package init(
        _ input: InputFile, path: String, format: SampleFileFormat, options: SampleFileOptions = SampleFileOptions()
    ) throws(SampleFileError) {
        self.path = path
        self.options = options
        let head: [UInt8]
        do throws(CompressionError) { head = try input.head(Self.headBytes) } catch {
            throw SampleFileError(error, file: path, line: 0)
        }
        let content = try InputContent(head, path: path, wanted: format, options)
        self.format = content.format
        self.input = content.isArchive ? nil : input
        switch content.format {
        case .jsonl, .csv: try openLines(input, head)
        case _ where content.isArchive: document = try ImportReader(inspectArchive: path, options: options)
        default: try openDocument(input, head)
        }
    }

    private mutating func openLines(_ input: InputFile, _ head: [UInt8]) throws(SampleFileError) {
        let isTabbed = SampleFileFormat.unpackedName(path).hasSuffix(".tsv")
        let delimiter = options.delimiter ?? (isTabbed ? UInt8(ascii: "\t") : UInt8(ascii: ","))
        var records = RecordSource(input, path: path, head: head, quoted: format == .csv, delimiter: delimiter)
        // A file without a record has no header either; it has no samples and is not an error.
        let header = format == .csv ? try records.next() : nil
        do throws(SampleFault) {
            if let header {
                let record = try CSVRecord(records.buffer, header, delimiter: delimiter)
                parser = .csv(try CSVSampleParser(header: record, options))
            } else {
                parser = .jsonl(try JSONLSampleParser(options))
            }
        } catch {
            throw SampleFileError(error, file: path, line: records.line)
        }
        if case .quarantine(let path) = options.onError {
            quarantine = try Quarantine(path: path, header: header.map { records.buffer[$0] })
        }
        self.records = records
    }

    private mutating func openDocument(_ input: InputFile, _ head: [UInt8]) throws(SampleFileError) {
        do throws(SampleFault) {
            if format == .json {
                parser = .jsonl(try JSONLSampleParser(options))
                array = ArrayRecords(JSONStream(input, file: path, head: head), file: path)
            } else {
                document = try ImportReader(input, file: path, head: head, tool: format, options: options)
            }
        } catch {
            throw SampleFileError(error, file: path, line: 0)
        }
        if format == .json, case .quarantine(let path) = options.onError {
            quarantine = try Quarantine(path: path, header: nil)
        }
    }

    /// Refuses scores outside their declared ranges from now on, as the daemon does, but by line and field.
    package mutating func declare(_ metrics: [MetricDeclaration]) {
        ranges = metrics.compactMap { metric in
            guard let range = metric.range, range.min <= range.max else { return nil }
            return (metric.name, range.min...range.max)
        }
    }

    /// The next sample; nil at the end.
    ///
    /// - Throws: `SampleFileError`; after one whose record `onError` lets pass, reading goes on by itself.
    package mutating func next() throws(SampleFileError) -> EvalSample? {
        if document != nil { return try nextOfDocument() }
        if array != nil { return try nextOfArray() }
        return try nextOfLines()
    }

    private func checkRanges(_ sample: EvalSample) throws(SampleFault) {
        for (name, range) in ranges {
            guard let value = sample.scores[name], !range.contains(value) else { continue }
            throw SampleFault(
                .badScore, "scores.\(name)",
                "is \(value), outside its declared range \(range.lowerBound) ... \(range.upperBound)")
        }
    }

    private func sample(_ bytes: [UInt8], _ range: Range<Int>) throws(SampleFault) -> EvalSample {
        let sample =
            switch parser {
            case .jsonl(let parser)?: try parser.sample(bytes, range)
            case .csv(let parser)?: try parser.sample(bytes, range)
            case nil: throw SampleFault(.malformedJSON, nil, "the file has no parser")
            }
        try checkRanges(sample)
        return sample
    }

    private func failure(_ fault: SampleFault) -> SampleFileError { SampleFileError(fault, file: path, line: line) }
}

// MARK: - Lines

extension SampleFileReader {
    private mutating func nextOfLines() throws(SampleFileError) -> EvalSample? {
        while let range = try records?.next() {
            guard let bytes = records?.buffer else { return nil }
            if try takeEndLine(bytes, range) { continue }
            do throws(SampleFault) {
                let sample = try sample(bytes, range)
                sampleCount += 1
                return sample
            } catch {
                guard options.onError != .fail else { throw failure(error) }
                refusedCount += error.code == .malformedCSV ? max(1, records?.lineCount ?? 1) : 1
                try quarantine?.append(bytes[range])
            }
        }
        try quarantine?.finish()
        return nil
    }

    /// Whether the line is the one that ends a stream, which has the right count.
    ///
    /// - Throws: `countMismatch`, also for a record behind it.
    private mutating func takeEndLine(_ bytes: [UInt8], _ range: Range<Int>) throws(SampleFileError) -> Bool {
        if let announcedCount {
            let what = "a record follows the end line, which announces \(announcedCount) records"
            throw failure(SampleFault(.countMismatch, EndLine.key, what))
        }
        guard format == .jsonl, range.count <= EndLine.bytesMax else { return false }
        do throws(SampleFault) {
            guard let count = try EndLine.count(bytes, range) else { return false }
            announcedCount = count
            let found = sampleCount + refusedCount
            guard count == found else {
                throw SampleFault(
                    .countMismatch, EndLine.key, EndLine.mismatch(announced: count, found: found))
            }
        } catch {
            throw failure(error)
        }
        return true
    }
}

// MARK: - Documents

extension SampleFileReader {
    private mutating func nextOfArray() throws(SampleFileError) -> EvalSample? {
        while let range = try array?.next() {
            guard let bytes = array?.bytes else { return nil }
            do throws(SampleFault) {
                let sample = try sample(bytes, range)
                sampleCount += 1
                return sample
            } catch {
                guard options.onError != .fail else { throw failure(error) }
                refusedCount += 1
                // Line ends are white space between the values of an element: as one line it can be read again.
                try quarantine?.append(bytes[range].map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }[...])
            }
        }
        try quarantine?.finish()
        return nil
    }

    private mutating func nextOfDocument() throws(SampleFileError) -> EvalSample? {
        while let entry = try document?.next() {
            do throws(SampleFault) {
                switch entry {
                case .sample(let sample):
                    try checkRanges(sample)
                    sampleCount += 1
                    return sample
                case .fault(let fault): throw fault
                }
            } catch {
                // A file that must not be imported as it is has no bad records.
                guard options.onError != .fail, error.code != .unsupportedInput else { throw failure(error) }
                refusedCount += 1
            }
        }
        refusedCount += document?.takeMissing() ?? 0
        return nil
    }

    /// What was not imported, once each, in words.
    package var notes: [String] {
        guard let document else { return [] }
        var notes: [String] = []
        if !document.notes.isEmpty { notes.append("not imported: " + document.notes.joined(separator: ", ")) }
        if document.unselectedCount > 0 {
            notes.append("records that --select does not name, left out of the run: \(document.unselectedCount)")
        }
        if document.isUnfinished { notes.append("the log has no final report: it was not finished, or was cut off") }
        if document.missingCount > 0 {
            notes.append(
                "samples that the file announces and does not have, missing in every gate: \(document.missingCount)")
        }
        return notes
    }
}
