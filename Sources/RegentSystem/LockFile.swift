import CRegentSystem

/// A file that at most one process holds, for as long as the value lives.
///
/// The lock is the kernel's (flock), so it cannot outlive its process, however that ends.
package struct LockFile: ~Copyable, Sendable {
    private let descriptor: Int32

    deinit {
        regent_lock_release(descriptor)
    }

    /// Takes the lock, making the file if needed.
    ///
    /// - Throws: `.alreadyHeld` with the holder's pid when another process has it; else what the
    ///   system for the path.
    package static func acquire(_ path: String) throws(SystemError) -> LockFile {
        var holder: Int32 = 0
        let result = unsafe regent_lock_acquire(path, &holder)
        if result == -errnoWouldBlock {
            throw SystemError(
                .alreadyHeld, "\(path) is locked elsewhere", errno: -result, holder: holder > 0 ? holder : nil)
        }
        try SystemError.check(result, doing: "lock", path: path)
        return LockFile(descriptor: result)
    }

    /// Takes the lock of a file that is there, and leaves its content alone.
    ///
    /// When it is closed, fcntl locks of this process on the file are released too: it must outlive their owner.
    /// - Throws: `.alreadyHeld` when another process has it; else the error of the system for the path.
    package static func acquire(existing path: String) throws(SystemError) -> LockFile {
        let result = unsafe regent_lock_existing(path)
        if result == -errnoWouldBlock { throw SystemError(.alreadyHeld, "\(path) is locked elsewhere", errno: -result) }
        try SystemError.check(result, doing: "lock", path: path)
        return LockFile(descriptor: result)
    }

    /// EWOULDBLOCK of Linux.
    private static let errnoWouldBlock: Int32 = 11
}

extension LockFile {
    /// Takes the lock of a directory; no file is made.
    ///
    /// - Throws: `.alreadyHeld` when another process has it; else the error of the system for the path.
    package static func acquire(directory path: String) throws(SystemError) -> LockFile {
        let result = unsafe regent_directory_lock(path)
        if result == -errnoWouldBlock { throw SystemError(.alreadyHeld, "\(path) is locked elsewhere", errno: -result) }
        try SystemError.check(result, doing: "lock", path: path)
        return LockFile(descriptor: result)
    }
}
