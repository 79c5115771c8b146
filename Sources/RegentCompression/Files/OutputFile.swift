#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A new file to append to, with the mode the umask leaves; nothing that exists is ever opened.
package final class OutputFile {
    private let descriptor: Int32
    private var pending: [UInt8] = []

    /// Bytes gathered before they are written.
    private static let pendingMax = 1 << 16

    /// Makes the file.
    ///
    /// - Throws: `io` with the errno as cause, EEXIST where there is something of that name, a symbolic link among it.
    package init(path: String) throws(CompressionError) {
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Self.failure("cannot be opened for writing") }
    }

    /// Whether there is something of that name, if only a symbolic link that leads nowhere.
    package static func isTaken(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    deinit {
        try? flush()
        close(descriptor)
    }

    /// Appends bytes; they are in the file after `flush` or at the end of the object's life.
    ///
    /// - Throws: `io`.
    package func append(_ bytes: some Sequence<UInt8>) throws(CompressionError) {
        pending.append(contentsOf: bytes)
        if pending.count >= Self.pendingMax { try flush() }
    }

    /// Writes what is gathered.
    ///
    /// - Throws: `io`, for example on a full disk.
    package func flush() throws(CompressionError) {
        var written = 0
        while written < pending.count {
            let result = unsafe pending.withUnsafeBytes {
                unsafe write(descriptor, $0.baseAddress! + written, $0.count - written)
            }
            if result < 0 && errno == EINTR { continue }
            guard result >= 0 else { throw Self.failure("cannot be written") }
            written += result
        }
        pending.removeAll(keepingCapacity: true)
    }

    private static func failure(_ what: String) -> CompressionError {
        let number = errno
        let reason = unsafe String(cString: strerror(number))
        return CompressionError(.io, "\(what): \(reason)", cause: number)
    }
}
