import CRegentSystem

/// The standard output of this process.
package enum StandardOutput {
    /// Writes all bytes.
    ///
    /// - Throws: `.full`, or the error of the system; EPIPE if the reader has closed the pipe.
    package static func write(_ bytes: Span<UInt8>) throws(SystemError) {
        let result = unsafe bytes.withUnsafeBytes { unsafe regent_file_write(1, $0.baseAddress, $0.count) }
        try SystemError.check(result, doing: "write", path: "standard output")
    }
}
