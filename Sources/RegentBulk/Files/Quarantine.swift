import RegentCompression

/// The file where refused records go, as they came, to be mended and read again.
///
/// It is made when the first record comes: a run without a bad line leaves none behind. A file that exists is never
/// written to, so that neither the input nor the quarantine of another run is lost.
struct Quarantine {
    private let path: String
    private let header: [UInt8]?
    private var file: OutputFile?

    /// A quarantine at a path; CSV records go below their header.
    ///
    /// - Throws: `quarantineExists` where there is something of that name.
    init(path: String, header: ArraySlice<UInt8>?) throws(SampleFileError) {
        try Self.checkIsFree(path)
        self.path = path
        self.header = header.map { Array($0) }
    }

    /// Refuses a path where there is something already.
    ///
    /// - Throws: `quarantineExists`.
    static func checkIsFree(_ path: String) throws(SampleFileError) {
        guard OutputFile.isTaken(path) else { return }
        throw SampleFileError(
            code: .quarantineExists, message: "already exists; name a new file or remove this one", file: path, line: 0,
            field: nil)
    }

    /// Appends a record and a line feed.
    ///
    /// - Throws: `cannotWrite`.
    mutating func append(_ record: ArraySlice<UInt8>) throws(SampleFileError) {
        do throws(CompressionError) {
            let file = try opened()
            try file.append(record)
            try file.append(CollectionOfOne(0x0A))
        } catch {
            throw Self.failure(error, path)
        }
    }

    private mutating func opened() throws(CompressionError) -> OutputFile {
        if let file { return file }
        let made = try OutputFile(path: path)
        if let header {
            try made.append(header)
            try made.append(CollectionOfOne(0x0A))
        }
        file = made
        return made
    }

    /// Writes what is gathered.
    ///
    /// - Throws: `cannotWrite`.
    func finish() throws(SampleFileError) {
        do throws(CompressionError) {
            try file?.flush()
        } catch {
            throw Self.failure(error, path)
        }
    }

    private static func failure(_ error: CompressionError, _ path: String) -> SampleFileError {
        SampleFileError(code: .cannotWrite, message: error.message, file: path, line: 0, field: nil)
    }
}
