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
    ///   - onProgress: called after every acknowledgement.
    /// - Throws: `RPCError`, INVALID_ARGUMENT naming file, record and field; the samples before it are durable then.
    @discardableResult
    public func upload(
        run: String, file path: String, form: SampleForm = .auto, fields: [String: String] = [:],
        options: CallOptions = CallOptions(), onProgress: @escaping @Sendable (UploadProgress) -> Void = { _ in }
    ) async throws -> FileUpload {
        let maps = fields.map { "map \($0.key)=\($0.value)" }.sorted()
        let words = (form == .auto ? [] : ["format \(form.format.rawValue)"]) + maps
        let source = Mutex(try opened(path, form, fields))
        let progress = try await upload(
            run: run, upload: try Self.naming { try SampleSource.uploadName(of: path, options: words) }, resume: true,
            options: options,
            nextBatch: { try source.withLock { source in try Self.naming { try source.next() } } },
            onProgress: onProgress)
        return source.withLock { FileUpload(progress: progress, missing: $0.leftOut, notes: $0.notes) }
    }

    private func opened(
        _ path: String, _ form: SampleForm, _ fields: [String: String]
    ) throws(RPCError) -> SampleSource {
        let options = SampleFileOptions(fieldMap: TextMap(fields.map { ($0.key, $0.value) }))
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
