import Foundation
import RegentBulk
import RegentClient
import RegentMessages
import RegentModel
import RegentText
import Synchronization

/// A file of samples on its way to a run, with progress on stderr.
final class SampleUpload: Sendable {
    private struct State {
        var source: SampleSource
        var meter = ProgressMeter()
    }

    private let file: String
    /// Name of the upload within the run.
    private let name: String
    /// Whether the samples replace others.
    private let isRetry: Bool
    /// Whether other files are sent at the same time: then no line shows its progress, and words name the file.
    private let isOneOfMany: Bool
    private let state: Mutex<State>

    /// With what the name of a retry begins.
    private static let retryPrefix = "retry-"

    /// Bad lines left out or set apart so far.
    var leftOut: Int { state.withLock { $0.source.leftOut } }

    /// Whether the file shows that it is complete; known when it is sent.
    var showsItsEnd: Bool { state.withLock { $0.source.showsItsEnd } }

    /// Opens the file.
    ///
    /// - Parameters:
    ///   - name: of the upload; nil = after the content of the file, by chance for stdin.
    ///   - isRetry: whether the samples replace others; the name begins with "retry-" then.
    ///   - isOneOfMany: whether other files are sent at the same time.
    /// - Throws: `SampleFileError` when the file cannot be read.
    init(
        file: String, options: SampleInputOptions, name: String?, isRetry: Bool = false, isOneOfMany: Bool = false
    ) throws {
        (self.file, self.isRetry, self.isOneOfMany) = (file, isRetry, isOneOfMany)
        let given = try name ?? Self.derivedName(of: file, options: options.contentWords)
        self.name = isRetry && !given.hasPrefix(Self.retryPrefix) ? Self.retryPrefix + given : given
        state = Mutex(State(source: try options.source(of: file)))
        if file == "-" { Terminal.say("upload \(self.name.printable)") }
    }

    /// Sends every batch the run does not have yet, and says how it went.
    ///
    /// - Parameters:
    ///   - declared: the run's scores; nil = ask the daemon.
    ///   - isResumable: whether the run stays for another try, so that a hint may say how.
    ///   - text: said where the upload is interrupted; nil = how the upload can go on.
    /// - Throws: `CommandFailure` naming file, line and field, or what the daemon said.
    func send(
        to run: RunArgument, _ client: RegentClient, declared: [MetricDeclaration]? = nil, isResumable: Bool = true,
        onInterruption text: String? = nil
    ) async throws -> UploadProgress {
        // Who may not read the run is told of a score out of range by the daemon: by its batch, not its line.
        let metrics =
            if let declared { declared } else { try? await client.getRun(GetRunRequest(name: run.name)).run?.metrics }
        state.withLock { state in
            state.source.compress(level: client.bulkLevel)
            state.source.declare(metrics ?? [])
        }
        Interruption.onInterruption(say: text ?? goingOn(run))
        if !isOneOfMany { Terminal.pass("uploading " + Self.shortName(of: file)) }
        do {
            let result = try await client.upload(
                run: run.name, upload: name, resume: true, retry: isRetry,
                nextBatch: { try self.state.withLock { try $0.source.next() } },
                onProgress: { self.show($0) })
            sayDone(result)
            return result
        } catch {
            state.withLock { $0.meter.clear() }
            guard isResumable, error is SampleFileError || error is Refusal else { throw error }
            throw CommandFailure(describing: error).with(hint: resumption(run))
        }
    }

    private var verb: String { isRetry ? "retry" : "upload" }

    /// Batches are named by the upload, and a mended file has another content and so another name.
    private func resumption(_ run: RunArgument) -> String {
        "correct the line, then run: regent eval \(verb) \(run.id) \(file) --upload \(name)"
    }

    /// How an upload that is interrupted goes on: a file has the same name again, a stream only where it is given one.
    private func goingOn(_ run: RunArgument) -> String {
        Self.isRegular(file)
            ? "interrupted; the same command resumes the upload"
            : "interrupted; with the same samples the upload is resumed by: "
                + "regent eval \(verb) \(run.id) \(file) --upload \(name)"
    }

    private func show(_ progress: UploadProgress) {
        guard !isOneOfMany else { return }
        state.withLock { state in
            let source = state.source
            let elapsed = state.meter.elapsed
            state.meter.show { source.progressLine(progress, elapsed: elapsed) }
        }
    }

    private func sayDone(_ result: UploadProgress) {
        let (pace, source) = state.withLock { state in
            state.meter.clear()
            let line = state.source.progressLine(result, elapsed: state.meter.elapsed)
            return (line.pace, state.source)
        }
        var text =
            (isRetry ? "retried " : "uploaded ") + NumberText.counted(result.samples, "sample", "samples") + " in "
            + NumberText.counted(result.batches, "batch", "batches")
        if result.skippedBatches > 0 {
            text += " (\(NumberText.grouped(result.skippedBatches)) already stored)"
        }
        Terminal.say((isOneOfMany ? file.printable + ": " : "") + text + ", durable  " + pace)
        source.reportLeftOut()
        source.reportNotes(file)
    }

    /// Name of an upload or a report: after the content of a file and what options make of it, by chance for stdin.
    ///
    /// - Throws: `CompressionError` when the file cannot be read.
    static func derivedName(of file: String, options: [String]) throws -> String {
        // A pipe can be read once: its content cannot name it.
        guard isRegular(file) else { return "stream-" + RandomText.letters(8) }
        // Of a large file this takes seconds.
        Terminal.pass("reading " + shortName(of: file))
        return try SampleSource.uploadName(of: file, options: options)
    }

    /// Name of a file as a passing line has it: one that is too long for its line would not be taken away again.
    private static func shortName(of file: String) -> String {
        String((file.split(separator: "/").last.map(String.init) ?? file).printable.prefix(40))
    }

    /// Says where the end of a stream was checked by nothing: one that was cut off looks like a shorter one.
    ///
    /// - Parameter way: another way out than the line at its end.
    static func reportUnchecked(_ file: String, showsItsEnd: Bool, or way: String = "") {
        guard !showsItsEnd, !isRegular(file) else { return }
        Terminal.say(
            "the length of the stream was not checked: end it with {\"regent_end\": true, \"count\": N}" + way)
    }

    /// Whether the file can be read again from its beginning.
    static func isRegular(_ file: String) -> Bool {
        guard file != "-" else { return false }
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: file).resolvingSymlinksInPath().path)
        return attributes?[.type] as? FileAttributeType ?? .typeRegular == .typeRegular
    }
}

extension SampleSource {
    /// Reports how many lines were left out, if any, and what that means.
    func reportLeftOut() {
        guard leftOut > 0 else { return }
        Terminal.say(
            "left out " + NumberText.counted(leftOut, "bad line", "bad lines") + ", missing in every metric and gate")
    }

    /// Reports what of another tool's file was not imported.
    func reportNotes(_ file: String) {
        for note in notes { Terminal.say("\(file.printable): \(note.printable)") }
    }

    /// What to show of the progress.
    fileprivate func progressLine(_ progress: UploadProgress, elapsed: Duration) -> ProgressLine {
        var line = ProgressLine(
            samples: progress.samples, samplesTotal: samplesTotal, textBytes: bytesRead, elapsed: elapsed)
        let sentBatches = progress.batches - progress.skippedBatches
        if !isCompressed, sentBatches > 0, progress.sentBytes > 0 {
            // Batches that were stored before were read and not sent.
            let share = Double(sentBatches) / Double(progress.batches)
            line.ratio = Double(bytesRead) * share / Double(progress.sentBytes)
        }
        return line
    }
}
