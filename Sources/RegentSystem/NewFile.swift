import CRegentSystem

/// A file that this process makes and no other has: for content that must be whole before its name is known.
///
/// Write it under a name of its own, `sync` it, then give it its name with `FileSystem.rename` and make that durable
/// with `FileSystem.syncDirectory`.
package final class NewFile: Sendable {
    private let descriptor: Int32
    /// Where it is.
    package let path: String

    /// Makes the file, readable and writable for its owner alone.
    ///
    /// - Throws: `.exists` when there is something already; else the error of the system.
    package init(path: String) throws(SystemError) {
        let result = unsafe regent_file_create(path, 0o600)
        try SystemError.check(result, doing: "make", path: path)
        descriptor = result
        self.path = path
    }

    deinit { regent_file_close(descriptor) }

    /// Appends bytes.
    ///
    /// - Throws: `.full`, or the error of the system.
    package func append(_ bytes: Span<UInt8>) throws(SystemError) {
        let result = unsafe bytes.withUnsafeBytes { unsafe regent_file_write(descriptor, $0.baseAddress, $0.count) }
        try SystemError.check(result, doing: "write", path: path)
    }

    /// Makes the content durable; its name is not yet.
    ///
    /// - Throws: `SystemError` when the disk fails; the content is then not known.
    package func sync() throws(SystemError) {
        try SystemError.check(regent_file_sync(descriptor), doing: "sync", path: path)
    }
}
