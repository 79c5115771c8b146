#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A regular file that is read from any place.
final class RandomFile {
    private let descriptor: Int32
    /// Size of the file when it was opened.
    let byteCount: Int

    /// Opens a file.
    ///
    /// - Throws: `io` with the errno as cause, also for a pipe or a device, which has no places.
    init(path: String) throws(CompressionError) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("cannot be opened") }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw CompressionError(.io, "is not a regular file; an archive cannot be read from a pipe")
        }
        byteCount = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// The bytes from a place on: `count` of them, fewer only at the end of the file.
    ///
    /// - Throws: `io`.
    func bytes(at offset: Int, count: Int) throws(CompressionError) -> [UInt8] {
        guard offset >= 0, offset <= byteCount, count > 0 else { return [] }
        let wanted = min(count, byteCount - offset)
        var failed = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            while filled < wanted {
                let result = unsafe pread(
                    descriptor, buffer.baseAddress! + filled, wanted - filled, off_t(offset + filled))
                if result < 0 && errno == EINTR { continue }
                failed = result < 0
                guard result > 0 else { return }
                filled += result
            }
        }
        if failed { throw Self.failure("cannot be read") }
        return bytes
    }

    private static func failure(_ what: String) -> CompressionError {
        let number = errno
        let reason = unsafe String(cString: strerror(number))
        return CompressionError(.io, "\(what): \(reason)", cause: number)
    }
}

/// A range of a file, block by block.
struct FileRange: ByteBlocks {
    private static let blockBytes = 1 << 18

    private let file: RandomFile
    private var range: Range<Int>

    init(_ file: RandomFile, _ range: Range<Int>) {
        self.file = file
        self.range = range
    }

    mutating func next() throws(CompressionError) -> [UInt8]? {
        guard !range.isEmpty else { return nil }
        let bytes = try file.bytes(at: range.lowerBound, count: min(range.count, Self.blockBytes))
        guard !bytes.isEmpty else { throw CompressionError(.truncated, "the archive ends inside a member") }
        range = range.lowerBound + bytes.count..<range.upperBound
        return bytes
    }
}
