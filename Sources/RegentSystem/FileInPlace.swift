import CRegentSystem

/// A file that exists and is overwritten in place, for content so small and so frequent that a new file for each
/// version would cost too much.
///
/// A write is in the system's hands when it returns: it survives this process, and a power loss only after `sync`.
/// A crash in between leaves a mixture of old and new bytes, which the caller must be able to detect.
package final class FileInPlace: Sendable {
    private let descriptor: Int32
    /// Where it is.
    package let path: String

    /// Opens a file; links are not followed.
    ///
    /// - Throws: `.missing` when there is nothing; else the error of the system.
    package init(path: String) throws(SystemError) {
        let result = unsafe regent_file_open(path)
        try SystemError.check(result, doing: "open", path: path)
        descriptor = result
        self.path = path
    }

    deinit { regent_file_close(descriptor) }

    /// Overwrites bytes at an offset.
    ///
    /// - Throws: `.full`, or the error of the system.
    package func write(_ bytes: Span<UInt8>, at offset: UInt64) throws(SystemError) {
        let result = unsafe bytes.withUnsafeBytes {
            unsafe regent_file_write_at(descriptor, $0.baseAddress, $0.count, offset)
        }
        try SystemError.check(result, doing: "write", path: path)
    }

    /// Makes the content durable.
    ///
    /// - Throws: `SystemError` when the disk fails; the content is then not known.
    package func sync() throws(SystemError) {
        try SystemError.check(regent_file_content_sync(descriptor), doing: "sync", path: path)
    }
}
