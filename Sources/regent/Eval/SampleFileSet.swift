import ArgumentParser
import RegentBulk
import RegentClient
import RegentMessages
import RegentModel
import RegentText

/// The files of one command, each an upload of its own.
struct SampleFileSet: Sendable {
    /// What was read of all files.
    struct Totals: Sendable {
        /// Samples.
        var samples = 0
        /// Records that were left out, or that a file announced and did not have.
        var leftOut = 0
    }

    /// Uploads at a time: each keeps up to 16 MiB of batches that are not acknowledged, and a command 32 MiB.
    static let uploadsAtOnce = 2

    let files: [String]

    /// Refuses a set that could not be told apart or read.
    ///
    /// - Throws: `ValidationError`.
    func validate(_ options: SampleInputOptions, upload: String? = nil) throws {
        guard files.count > 1 else { return }
        if case .quarantine = options.onError.rule {
            throw ValidationError("A quarantine takes the lines of one file; use --on-error skip, or upload it alone")
        }
        guard !files.contains("-") else { throw ValidationError("- is stdin and is read alone; upload it by itself") }
        guard upload == nil else {
            throw ValidationError("--upload names one upload, and each file is one; leave it out, or upload one file")
        }
        var seen = Set<String>()
        for file in files where !seen.insert(file).inserted { throw ValidationError("\(file) is given twice") }
    }

    /// Name of each file's upload, after its content.
    ///
    /// - Throws: `CommandFailure` where two files have the same content: as one upload they would count once.
    func uploadNames(_ options: SampleInputOptions) throws -> [String?] {
        guard files.count > 1 else { return [nil] }
        var fileOf: [String: String] = [:]
        return try files.map { file in
            guard SampleUpload.isRegular(file) else {
                throw CommandFailure(
                    "\(file.printable) is not a regular file", hint: "upload a pipe by itself, with --upload NAME")
            }
            let name = try SampleUpload.derivedName(of: file, options: options.contentWords)
            if let other = fileOf.updateValue(file, forKey: name) {
                throw CommandFailure(
                    "\(other.printable) and \(file.printable) have the same content", hint: "give one of them")
            }
            return name
        }
    }
}

extension SampleFileSet {
    /// Sends every file, at most `uploadsAtOnce` at a time; the first failure ends all, and what is durable stays.
    ///
    /// - Parameters:
    ///   - expected: what the caller knows of the number of samples.
    ///   - only: the upload of the only file, if it is open already.
    ///   - declared: the run's scores; nil = ask the daemon.
    ///   - onInterruption: said where the command is interrupted.
    /// - Throws: `CommandFailure` naming file, line and field, or the daemon's error.
    func send(
        to run: RunArgument, _ client: RegentClient, options: SampleInputOptions, names: [String?],
        expected: ExpectedSamples, only: SampleUpload? = nil, declared: [MetricDeclaration]? = nil,
        isResumable: Bool = true, onInterruption: String? = nil
    ) async throws -> Totals {
        if files.count == 1 {
            let upload = try only ?? SampleUpload(file: files[0], options: options, name: names[0])
            let sent = try await upload.send(
                to: run, client, declared: declared, isResumable: isResumable, onInterruption: onInterruption)
            expected.reportUnchecked(files[0], showsItsEnd: upload.showsItsEnd)
            return Totals(samples: sent.samples, leftOut: upload.leftOut)
        }
        return try await sendAll(
            to: run, client, options: options, names: names, declared: declared, isResumable: isResumable,
            onInterruption: onInterruption ?? "interrupted; the same command resumes the upload")
    }

    private func sendAll(
        to run: RunArgument, _ client: RegentClient, options: SampleInputOptions, names: [String?],
        declared: [MetricDeclaration]?, isResumable: Bool, onInterruption text: String
    ) async throws -> Totals {
        var waiting = Array(zip(files, names).reversed())
        var totals = Totals()
        var sent = 0
        try await withThrowingTaskGroup(of: Totals.self) { group in
            func begin() throws {
                guard let (file, name) = waiting.popLast() else { return }
                let upload = try SampleUpload(file: file, options: options, name: name, isOneOfMany: true)
                group.addTask {
                    let sent = try await upload.send(
                        to: run, client, declared: declared, isResumable: isResumable, onInterruption: text)
                    let part = Totals(samples: sent.samples, leftOut: upload.leftOut)
                    try Self.check(part, of: file)
                    return part
                }
            }
            for _ in 0..<Self.uploadsAtOnce { try begin() }
            Terminal.pass("uploading \(files.count) files")
            while let part = try await group.next() {
                sent += 1
                totals.samples += part.samples
                totals.leftOut += part.leftOut
                try begin()
                if sent < files.count { Terminal.pass("uploading: \(sent) of \(files.count) files done") }
            }
        }
        Terminal.say(
            "uploaded " + NumberText.counted(totals.samples, "sample", "samples") + " of "
                + NumberText.counted(files.count, "file", "files"))
        return totals
    }

    /// Checks a file that others may stand beside in its run.
    ///
    /// - Throws: `CommandFailure` for one without a sample and with bad lines: no batch could count them, and the run
    ///   would pass without them.
    static func check(_ part: Totals, of file: String) throws {
        guard part.samples > 0 || part.leftOut == 0 else {
            throw CommandFailure(
                "\(file.printable) has no sample, only " + NumberText.counted(part.leftOut, "bad line", "bad lines")
                    + ", which count in no batch", hint: "mend the file, or leave it out")
        }
    }
}

/// The number of records that the caller knows to be in the files.
struct ExpectedSamples: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Fail unless the files have this many samples, those left out among them.", valueName: "count"))
    var expectedSamples: UInt64?

    /// Compares the number with what was read.
    ///
    /// - Throws: `CommandFailure` COUNT_MISMATCH.
    func check(_ totals: SampleFileSet.Totals) throws {
        guard let expectedSamples else { return }
        let found = UInt64(totals.samples + totals.leftOut)
        guard found != expectedSamples else { return }
        throw CommandFailure(
            "expected \(NumberText.grouped(expectedSamples)) samples, found \(NumberText.grouped(found))",
            reason: ErrorReason.countMismatch.name,
            hint: "give every file, complete, or correct --expected-samples")
    }

    /// Says where the number of samples of a stream was checked by nothing.
    func reportUnchecked(_ file: String, showsItsEnd: Bool) {
        guard expectedSamples == nil else { return }
        SampleUpload.reportUnchecked(file, showsItsEnd: showsItsEnd, or: ", or give --expected-samples N")
    }
}
