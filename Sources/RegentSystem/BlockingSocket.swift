import CRegentSystem

/// A Unix domain socket whose reader and writer block their thread.
@safe package struct BlockingSocket: ~Copyable {
    /// Bytes of one read at most.
    private static let readBytesMax = 64 * 1024

    private let descriptor: Int32
    private let path: String
    private let room: UnsafeMutableRawBufferPointer

    /// Connects to a path.
    ///
    /// - Parameter patience: how long one read or write may wait, at least a microsecond.
    /// - Throws: `.missing` where there is no such path, `.denied` where the process may not, or what the system says.
    package init(path: String, patience: Duration) throws(SystemError) {
        let microseconds = UInt64(max(1, patience / .microseconds(1)))
        let descriptor = unsafe regent_socket_connect(path, microseconds)
        try SystemError.check(descriptor, doing: "connect to", path: path)
        self.descriptor = descriptor
        self.path = path
        unsafe room = .allocate(byteCount: Self.readBytesMax, alignment: 1)
    }

    deinit {
        regent_file_close(descriptor)
        unsafe room.deallocate()
    }

    /// Writes all bytes.
    ///
    /// - Throws: where the peer has gone, or has taken nothing for all the patience (`isOutOfPatience`).
    package func write(_ bytes: [UInt8]) throws(SystemError) {
        let result = unsafe bytes.withUnsafeBytes { bytes in
            unsafe regent_socket_write(descriptor, bytes.baseAddress, bytes.count)
        }
        try SystemError.check(result, doing: "write to", path: path)
    }

    /// Replaces what a buffer holds by what has come, at least a byte; by nothing where the peer has closed. The
    /// buffer's room is used again.
    ///
    /// - Throws: where nothing has come for all the patience (`isOutOfPatience`), or the socket is broken.
    package func read(into buffer: inout [UInt8]) throws(SystemError) {
        buffer.removeAll(keepingCapacity: true)
        let count = unsafe regent_socket_read(descriptor, room.baseAddress, room.count)
        try SystemError.check(Int32(clamping: min(count, 0)), doing: "read from", path: path)
        unsafe buffer.append(contentsOf: room[..<Int(count)])
    }
}

extension SystemError {
    /// Whether a socket waited for all its patience in vain.
    package var isOutOfPatience: Bool { errno == 11 }
}
