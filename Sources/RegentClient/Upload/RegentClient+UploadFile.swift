internal import RegentBulk
internal import RegentMessages
internal import RegentModel
public import RegentRPC
import Synchronization

/// The form of a file of samples.
public struct SampleForm: Sendable, Hashable {
    let format: SampleFileFormat

    /// By the name of the file and its first keys.
    public static let auto = SampleForm(format: .auto)
    /// One JSON object a line.
    public static let jsonl = SampleForm(format: .jsonl)
    /// RFC 4180 with a header.
    public static let csv = SampleForm(format: .csv)
    /// One JSON array of objects.
    public static let json = SampleForm(format: .json)
    /// A log of Inspect.
    public static let inspect = SampleForm(format: .inspect)
    /// Results of promptfoo.
    public static let promptfoo = SampleForm(format: .promptfoo)
    /// The event log of OpenAI evals.
    public static let openaiEvals = SampleForm(format: .openaiEvals)
    /// Logged samples of lm-evaluation-harness.
    public static let lmEval = SampleForm(format: .lmEval)
    /// A test run of DeepEval.
    public static let deepeval = SampleForm(format: .deepeval)
    /// A table of results or traces of MLflow.
    public static let mlflow = SampleForm(format: .mlflow)
}

/// What an upload of a file did.
public struct FileUpload: Sendable, Hashable {
    /// Samples and batches.
    public var progress: UploadProgress
    /// Samples that the file announces and does not have; they count as missing in every gate.
    public var missing: Int
    /// What of another tool's file was not imported, in words.
    public var notes: [String]
}

extension RegentClient {
    /// Uploads a file of samples, Regent's own or another tool's, and returns when all of them are durable.
    ///
    /// The upload is named after the content of the file, so calling this again resumes it or finds it stored. The file
    /// is read in bounded memory; a record that is not legal ends the upload.
    /// - Parameters:
    ///   - run: evalRuns/{run}.
    ///   - path: of the file, plain, `.gz` or `.zst`.
    ///   - form: of the file.
    ///   - fields: column, or path such as `$.input.lang`, of each field that has another name in the file.
    ///   - selecting: value that a record of another tool must have at a path; the others are not part of the run.
    ///   - options: of every call that this makes.
    ///   - onProgress: called after every acknowledgement.
    /// - Throws: `RPCError`, INVALID_ARGUMENT naming file, record and field; the samples before it are durable then.
    ///   Also for a file that has no sample and announces some: no batch could count them.
    @discardableResult
    public func upload(
        run: String, file path: String, form: SampleForm = .auto, fields: [String: String] = [:],
        selecting: [String: String] = [:], options: CallOptions = CallOptions(),
        onProgress: @escaping @Sendable (UploadProgress) -> Void = { _ in }
    ) async throws -> FileUpload {
        let name = try Self.uploadName(path, form, fields, selecting)
        let source = Mutex(try opened(path, form, fields, selecting))
        let progress = try await upload(
            run: run, upload: name, resume: true, options: options,
            nextBatch: { try source.withLock { source in try Self.naming { try source.next() } } },
            onProgress: onProgress)
        let done = source.withLock { FileUpload(progress: progress, missing: $0.leftOut, notes: $0.notes) }
        guard done.progress.samples > 0 || done.missing == 0 else {
            throw RPCError(
                .badRequest,
                "\(path): has no sample and announces \(done.missing), which count in no batch; leave it out")
        }
        return done
    }

    /// Uploads files of samples, each an upload of its own, two at a time, and returns when all samples are durable.
    ///
    /// The order of the files does not matter. Calling this again resumes it. The first failure ends all uploads.
    /// `expectedSamples` is the number of samples that all files have, those that are missing among them; nil where it
    /// is not known.
    /// - Returns: what was done with each file, in the order of `files`.
    /// - Throws: what the upload of one file throws; INVALID_ARGUMENT, before anything is sent, for two files of one
    ///   content, and afterwards for another number of samples.
    @discardableResult
    public func upload(
        run: String, files: [String], form: SampleForm = .auto, fields: [String: String] = [:],
        selecting: [String: String] = [:], expectedSamples: Int? = nil, options: CallOptions = CallOptions()
    ) async throws -> [FileUpload] {
        var fileOf: [String: String] = [:]
        for file in files {
            guard let other = fileOf.updateValue(file, forKey: try Self.uploadName(file, form, fields, selecting))
            else { continue }
            throw RPCError(.badRequest, "\(other) and \(file) have the same content; give one of them")
        }
        var done = [FileUpload?](repeating: nil, count: files.count)
        try await withThrowingTaskGroup(of: (Int, FileUpload).self) { group in
            for (place, file) in files.enumerated() {
                if place >= 2, let (place, upload) = try await group.next() { done[place] = upload }
                group.addTask {
                    let upload = try await self.upload(
                        run: run, file: file, form: form, fields: fields, selecting: selecting, options: options)
                    return (place, upload)
                }
            }
            for try await (place, upload) in group { done[place] = upload }
        }
        let uploads = done.compactMap(\.self)
        let found = uploads.reduce(0) { $0 + $1.progress.samples + $1.missing }
        guard expectedSamples == nil || expectedSamples == found else {
            throw RPCError(
                .badRequest, "expected \(expectedSamples ?? 0) samples, found \(found); give every file, complete")
        }
        return uploads
    }

    private static func uploadName(
        _ path: String, _ form: SampleForm, _ fields: [String: String], _ selecting: [String: String]
    ) throws -> String {
        let maps = fields.map { "map \($0.key)=\($0.value)" }.sorted()
        let selections = selecting.map { "select \($0.key)=\($0.value)" }.sorted()
        let words = (form == .auto ? [] : ["format \(form.format.rawValue)"]) + maps + selections
        return try naming { try SampleSource.uploadName(of: path, options: words) }
    }

    private func opened(
        _ path: String, _ form: SampleForm, _ fields: [String: String], _ selecting: [String: String]
    ) throws(RPCError) -> SampleSource {
        let options = SampleFileOptions(
            fieldMap: TextMap(fields.map { ($0.key, $0.value) }),
            selected: selecting.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        do throws(SampleFileError) {
            var source = try SampleSource(file: path, format: form.format, options: options)
            source.compress(level: bulkLevel)
            return source
        } catch {
            throw RPCError(.badRequest, error.description)
        }
    }

    /// Gives an error of the file the code that callers know.
    private static func naming<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as SampleFileError {
            throw RPCError(.badRequest, error.description)
        }
    }
}
