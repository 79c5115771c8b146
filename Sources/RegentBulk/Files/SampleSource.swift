package import RegentCompression
package import RegentMessages
import RegentModel

/// Samples of a file, batch after batch; the same file always gives the same batches.
package struct SampleSource {
    private var reader: SampleFileReader
    private var batcher = SampleBatcher()
    private var lines: SampleIDLines?
    /// Bad lines that are counted in a batch already.
    private var countedLeftOut = 0
    private var isAtEnd = false
    private let file: String
    /// Files of the same run before this one.
    private var earlierFiles: [String] = []

    /// Bad lines left out or set apart so far.
    package var leftOut: Int { reader.refusedCount }
    /// What was not imported, in words; whole at the end of the file.
    package var notes: [String] { reader.notes }
    /// Whether the file shows that it is complete.
    package var showsItsEnd: Bool { reader.showsItsEnd }
    /// Samples given so far.
    package var sampleCount: Int { reader.sampleCount }
    /// Bytes of text read so far.
    package var bytesRead: Int { reader.bytesRead }
    /// Whether the file is compressed, by its name.
    package var isCompressed: Bool { file.hasSuffix(".gz") || file.hasSuffix(".zst") }

    /// Samples of the whole file, estimated from the share of its bytes that were read; nil where that is not known.
    package var samplesTotal: Int? {
        if isAtEnd { return reader.sampleCount }
        guard let bytes = reader.bytesTotal, reader.bytesRead > 0 else { return nil }
        // A sparse file may say that it has any number of bytes.
        return Int(exactly: (Double(reader.sampleCount) * Double(bytes) / Double(reader.bytesRead)).rounded())
    }

    /// Name of the upload of a file: after its content and what options make of it.
    ///
    /// - Throws: `cannotRead`.
    package static func uploadName(of file: String, options: [String]) throws(SampleFileError) -> String {
        do throws(CompressionError) {
            return try ContentName.uploadName(ofFile: file, options: options)
        } catch {
            throw SampleFileError(error, file: file, line: 0)
        }
    }

    /// Opens the file.
    ///
    /// - Parameter refusesRepeats: keep every sample id in memory and refuse one that comes again;
    ///   a daemon does that by itself.
    /// - Throws: `SampleFileError` when the file or its header cannot be read.
    package init(
        file: String, format: SampleFileFormat, options: SampleFileOptions, refusesRepeats: Bool = false
    ) throws(SampleFileError) {
        self.file = file
        reader = try SampleFileReader(path: file, format: format, options: options)
        lines = refusesRepeats ? SampleIDLines() : nil
    }

    /// Reads samples that come from elsewhere.
    ///
    /// - Parameter name: their name in errors.
    /// - Throws: `SampleFileError` when the first bytes or the header cannot be read.
    package init(
        _ input: InputFile, name: String, format: SampleFileFormat, options: SampleFileOptions = SampleFileOptions()
    ) throws(SampleFileError) {
        file = name
        reader = try SampleFileReader(input, path: name, format: format, options: options)
    }

    /// Refuses samples that an earlier file of the same run has; only before the first batch.
    package mutating func follow(_ earlier: SampleSource) {
        lines = earlier.lines
        lines?.beginFile()
        earlierFiles = earlier.earlierFiles + [earlier.file]
    }

    /// Refuses scores outside their declared ranges by line and field; only before the first batch.
    package mutating func declare(_ metrics: [MetricDeclaration]) { reader.declare(metrics) }

    /// Sets the level of zstd for all batches; only before the first.
    package mutating func compress(level: Int32) { batcher = SampleBatcher(level: level) }

    /// The next batch; nil at the end of the file.
    ///
    /// - Throws: `SampleFileError` naming file, line and field; `Refusal` for a sample that its
    ///   batch cannot take, DUPLICATE_SAMPLE_ID among them.
    package mutating func next() throws -> SampleColumns? {
        guard !isAtEnd else { return nil }
        while let sample = try reader.next() {
            countLeftOut()
            try checkRepeat(sample)
            if let full = try appended(sample) { return full }
        }
        countLeftOut()
        isAtEnd = true
        return batcher.finish()
    }

    /// Counts the lines that were left out in the batch that follows them.
    private mutating func countLeftOut() {
        batcher.leaveOut(leftOut - countedLeftOut)
        countedLeftOut = leftOut
    }

    private mutating func appended(_ sample: EvalSample) throws(Refusal) -> SampleColumns? {
        do {
            return try batcher.append(sample)
        } catch {
            let refusal = error.refusal
            let place = ["sample_id": sample.sampleId, "line": "\(file):\(reader.line)"]
            throw Refusal(
                refusal.reason, error.message, refusal.metadata.merging(place) { $1 })
        }
    }

    private mutating func checkRepeat(_ sample: EvalSample) throws(Refusal) {
        guard let first = lines?.note(sample, line: reader.line) else { return }
        let name = SampleKey.text(sample.sampleId, repeated: sample.repeat)
        let earlier = first.file < earlierFiles.count ? earlierFiles[first.file] : file
        let (before, here) = ("\(earlier):\(first.line)", "\(file):\(reader.line)")
        let places = earlier == file ? "lines \(first.line) and \(reader.line)" : "\(before) and \(here)"
        throw Refusal(
            .duplicateSampleId,
            "sample \(name) is given twice: \(places); number the answers to one question with `repeat`",
            [
                "sample_id": sample.sampleId, "repeat": "\(sample.repeat)", "first": before, "second": here,
                "first_status": first.status.name, "second_status": sample.status.name,
            ])
    }
}
