import CRegentSystem

/// The few file system calls a daemon needs and Foundation does not give.
package enum FileSystem {
    /// Bytes of a file system.
    package struct Space: Hashable, Sendable {
        /// Bytes this process may still write.
        package let freeBytes: UInt64
        /// All its bytes.
        package let totalBytes: UInt64
    }

    /// Space of the file system that holds a path.
    ///
    /// - Throws: `SystemError` when the path is missing or not readable.
    package static func space(at path: String) throws(SystemError) -> Space {
        var free: UInt64 = 0
        var total: UInt64 = 0
        try SystemError.check(
            unsafe regent_disk_space(path, &free, &total), doing: "measure", path: path)
        return Space(freeBytes: free, totalBytes: total)
    }

    /// Makes the names in a directory as durable as its files.
    ///
    /// - Throws: `SystemError` when it is no directory or the disk fails.
    package static func syncDirectory(_ path: String) throws(SystemError) {
        try SystemError.check(unsafe regent_directory_sync(path), doing: "sync", path: path)
    }

    /// Makes a directory, mode 0700 unless told otherwise; its parent must exist.
    ///
    /// - Throws: `.exists` when there is something already.
    package static func makeDirectory(
        _ path: String, permissions: UInt32 = 0o700
    ) throws(SystemError) {
        try SystemError.check(
            unsafe regent_directory_make(path, permissions), doing: "make", path: path)
    }

    /// Sets the permission bits of a path.
    ///
    /// - Throws: `SystemError` when the path is missing or another user's.
    package static func setPermissions(_ path: String, _ permissions: UInt32) throws(SystemError) {
        try SystemError.check(
            unsafe regent_permissions_set(path, permissions), doing: "chmod", path: path)
    }

    /// Removes a socket; true when there was one.
    ///
    /// - Throws: `.other` when the path is no socket, which is then left alone.
    @discardableResult
    package static func removeSocket(_ path: String) throws(SystemError) -> Bool {
        do throws(SystemError) {
            try SystemError.check(unsafe regent_socket_remove(path), doing: "remove", path: path)
            return true
        } catch where error.code == .missing { return false }
    }

    /// Gives a path another name in one step; what had that name is replaced.
    ///
    /// - Throws: `.missing` when there is nothing at the path; else what the system says.
    package static func rename(_ path: String, to name: String) throws(SystemError) {
        try SystemError.check(unsafe regent_path_rename(path, name), doing: "rename", path: path)
    }

    /// Removes a file; true when there was one.
    ///
    /// - Throws: `SystemError` when it is a directory or another user's.
    @discardableResult
    package static func removeFile(_ path: String) throws(SystemError) -> Bool {
        do throws(SystemError) {
            try SystemError.check(unsafe regent_file_remove(path), doing: "remove", path: path)
            return true
        } catch where error.code == .missing { return false }
    }

    /// Whether there is something at a path, links not followed.
    package static func exists(_ path: String) -> Bool { (try? status(of: path)) != nil }

    /// Permission bits of a path itself, links not followed.
    ///
    /// - Throws: `.missing` when there is nothing.
    package static func permissions(of path: String) throws(SystemError) -> UInt32 {
        try status(of: path).permissions
    }

    /// Refuses a directory in which somebody else could put or change files.
    ///
    /// It must be a real directory (not a link) of this user, and neither its group nor others may
    /// write to it.
    /// - Throws: `.insecure` when it is not so, `.missing` when there is nothing.
    package static func checkPrivateDirectory(_ path: String) throws(SystemError) {
        let status = try status(of: path)
        guard status.kind == Int32(REGENT_PATH_DIRECTORY) else {
            throw SystemError(.insecure, "\(path) is not a directory")
        }
        guard status.owner == CurrentProcess.userID else {
            throw SystemError(.insecure, "\(path) belongs to uid \(status.owner)")
        }
        guard status.permissions & 0o022 == 0 else {
            throw SystemError(.insecure, "\(path) can be written by its group or by others")
        }
    }

    private static func status(of path: String) throws(SystemError) -> regent_path_status {
        var status = regent_path_status()
        try SystemError.check(unsafe regent_path_status(path, &status), doing: "look at", path: path)
        return status
    }
}
