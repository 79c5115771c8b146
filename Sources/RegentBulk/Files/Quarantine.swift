import RegentCompression

/// The file where refused records go, as they came, to be mended and read again.
struct Quarantine {
    private let path: String
    private let file: OutputFile

    /// Makes the file, or empties the one that is there; CSV records go below their header.
    ///
    /// - Throws: `cannotWrite`.
    init(path: String, header: ArraySlice<UInt8>?) throws(SampleFileError) {
        self.path = path
        do throws(CompressionError) {
            file = try OutputFile(path: path)
        } catch {
            throw Self.failure(error, path)
        }
        if let header { try append(header) }
    }

    /// Appends a record and a line feed.
    ///
    /// - Throws: `cannotWrite`.
    func append(_ record: ArraySlice<UInt8>) throws(SampleFileError) {
        do throws(CompressionError) {
            try file.append(record)
            try file.append(CollectionOfOne(0x0A))
        } catch {
            throw Self.failure(error, path)
        }
    }

    /// Writes what is gathered.
    ///
    /// - Throws: `cannotWrite`.
    func finish() throws(SampleFileError) {
        do throws(CompressionError) {
            try file.flush()
        } catch {
            throw Self.failure(error, path)
        }
    }

    private static func failure(_ error: CompressionError, _ path: String) -> SampleFileError {
        SampleFileError(code: .cannotWrite, message: error.message, file: path, line: 0, field: nil)
    }
}
