#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bytes of a file or of standard input as they are.
package final class FileBlocks: ByteBlocks {
    /// Bytes asked for at a time; a pipe gives what it has.
    private static let blockBytes = 1 << 20

    private let descriptor: Int32
    private let owned: Bool
    private var lookedAhead: [UInt8] = []

    /// Size of a regular file; nil for a pipe, a terminal or a device.
    package let bytesTotal: Int?
    /// Bytes handed out so far.
    package private(set) var bytesRead = 0

    /// Opens a file.
    ///
    /// - Throws: `io` with the errno as cause.
    package init(path: String) throws(CompressionError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("cannot be opened") }
        self.descriptor = descriptor
        owned = true
        bytesTotal = Self.size(of: descriptor)
    }

    private init(descriptor: Int32) {
        self.descriptor = descriptor
        owned = false
        bytesTotal = Self.size(of: descriptor)
    }

    deinit { if owned { close(descriptor) } }

    /// Standard input, which stays open afterwards.
    package static func standardInput() -> FileBlocks { FileBlocks(descriptor: STDIN_FILENO) }

    /// The first bytes of what `next` will give, at least `count` of them where the file has as many.
    ///
    /// - Throws: `io`.
    package func lookAhead(_ count: Int) throws(CompressionError) -> [UInt8] {
        while lookedAhead.count < count {
            let more = try readBlock()
            if more.isEmpty { break }
            lookedAhead += more
        }
        return Array(lookedAhead.prefix(count))
    }

    /// The next bytes; nil at the end of the file.
    ///
    /// - Throws: `io`.
    package func next() throws(CompressionError) -> [UInt8]? {
        var block = lookedAhead
        lookedAhead = []
        if block.isEmpty { block = try readBlock() }
        bytesRead += block.count
        return block.isEmpty ? nil : block
    }

    private func readBlock() throws(CompressionError) -> [UInt8] {
        var result = 0
        let block = unsafe [UInt8](unsafeUninitializedCapacity: Self.blockBytes) { buffer, count in
            repeat {
                result = unsafe read(descriptor, buffer.baseAddress, buffer.count)
            } while result < 0 && errno == EINTR
            count = max(0, result)
        }
        if result < 0 { throw Self.failure("cannot be read") }
        return block
    }

    private static func size(of descriptor: Int32) -> Int? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    private static func failure(_ what: String) -> CompressionError {
        let number = errno
        let reason = unsafe String(cString: strerror(number))
        return CompressionError(.io, "\(what): \(reason)", cause: number)
    }
}
