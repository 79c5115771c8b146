import RegentBulk
import RegentClient
import RegentMessages
import RegentModel

/// Samples of a file, batch after batch, with a count of what was read.
struct SampleSource {
    private var reader: SampleFileReader
    private var batcher = SampleBatcher()
    private var lines: SampleIDLines?
    /// Bad lines that the batches know of.
    private var toldLeftOut = 0
    private var isAtEnd = false
    private let file: String

    /// Bad lines left out or set apart so far.
    var leftOut: Int { reader.refusedCount }

    /// Opens the file.
    ///
    /// - Parameter refusesRepeats: keep every sample id in memory and refuse one that comes again;
    ///   a daemon does that by itself.
    /// - Throws: `SampleFileError` when the file or its header cannot be read.
    init(file: String, options: SampleInputOptions, refusesRepeats: Bool = false) throws {
        self.file = file
        reader = try SampleFileReader(path: file, format: options.format, options: options.options)
        lines = refusesRepeats ? SampleIDLines() : nil
    }

    /// Refuses scores outside their declared ranges by line and field; only before the first batch.
    mutating func declare(_ metrics: [MetricDeclaration]) { reader.declare(metrics) }

    /// Sets the level of zstd for all batches; only before the first.
    mutating func compress(level: Int32) { batcher = SampleBatcher(level: level) }

    /// The next batch; nil at the end of the file.
    ///
    /// - Throws: `SampleFileError` naming file, line and field; `Refusal` for a sample that its
    ///   batch cannot take, DUPLICATE_SAMPLE_ID among them.
    mutating func next() throws -> SampleColumns? {
        guard !isAtEnd else { return nil }
        while let sample = try reader.next() {
            tellLeftOut()
            try checkRepeat(sample)
            if let full = try appended(sample) { return full }
        }
        tellLeftOut()
        isAtEnd = true
        return batcher.finish()
    }

    /// The next batch says which lines before it were left out: the same file gives the same batches.
    private mutating func tellLeftOut() {
        batcher.leaveOut(leftOut - toldLeftOut)
        toldLeftOut = leftOut
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
        let id = sample.sampleId
        throw Refusal(
            .duplicateSampleId, "sample \(id) is there twice: lines \(first.line) and \(reader.line)",
            [
                "sample_id": id, "first": "\(file):\(first.line)", "second": "\(file):\(reader.line)",
                "first_status": first.status.name, "second_status": sample.status.name,
            ])
    }

    /// Says how many lines were left out, if any, and what that means.
    func sayLeftOut() {
        guard leftOut > 0 else { return }
        Terminal.say(
            "left out " + NumberText.counted(leftOut, "bad line", "bad lines") + ", missing in every metric and gate")
    }

    /// What to show of the progress.
    func progressLine(_ progress: UploadProgress, elapsed: Duration) -> ProgressLine {
        var line = ProgressLine(
            samples: progress.samples, samplesTotal: total, textBytes: reader.bytesRead,
            ratio: nil, elapsed: elapsed)
        let sentBatches = progress.batches - progress.skippedBatches
        if !isPacked, sentBatches > 0, progress.sentBytes > 0 {
            // Batches that are there already were read and not sent.
            let share = Double(sentBatches) / Double(progress.batches)
            line.ratio = Double(reader.bytesRead) * share / Double(progress.sentBytes)
        }
        return line
    }

    private var isPacked: Bool { file.hasSuffix(".gz") || file.hasSuffix(".zst") }

    /// Samples of the whole file, reckoned from the share of its bytes that were read.
    private var total: Int? {
        if isAtEnd { return reader.sampleCount }
        guard let bytes = reader.bytesTotal, reader.bytesRead > 0 else { return nil }
        // A sparse file may say that it has any number of bytes.
        return Int(exactly: (Double(reader.sampleCount) * Double(bytes) / Double(reader.bytesRead)).rounded())
    }
}
