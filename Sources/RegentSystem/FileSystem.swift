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
    /// - Throws: `SystemError` when it is not a directory or the disk fails.
    package static func syncDirectory(_ path: String) throws(SystemError) {
        try SystemError.check(unsafe regent_directory_sync(path), doing: "sync", path: path)
    }

    /// Makes a directory, mode 0700 by default; its parent must exist.
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
    /// - Throws: `.other` when the path is not a socket; it is then left alone.
    @discardableResult
    package static func removeSocket(_ path: String) throws(SystemError) -> Bool {
        do throws(SystemError) {
            try SystemError.check(unsafe regent_socket_remove(path), doing: "remove", path: path)
            return true
        } catch let error where error.code == .missing { return false }
    }

    /// Whether a process listens on a Unix domain socket. The path alone does not show it: the socket of a process
    /// that has ended stays.
    ///
    /// - Throws: `.denied` when the socket may not be connected to; else the error of the system.
    package static func socketAnswers(_ path: String) throws(SystemError) -> Bool {
        let result = unsafe regent_socket_answers(path)
        try SystemError.check(result, doing: "connect to", path: path)
        return result == 1
    }

    /// Makes a socket at a path where nothing is, and begins to listen there; its descriptor is the caller's to close.
    ///
    /// - Throws: the error of the system.
    package static func listen(on path: String, backlog: Int32) throws(SystemError) -> Int32 {
        let result = unsafe regent_socket_listen(path, backlog)
        try SystemError.check(result, doing: "listen on", path: path)
        return result
    }

    /// Which socket a path leads to, links not followed: another one in its place may have the same inode.
    ///
    /// - Throws: `.missing` when there is nothing.
    package static func socketIdentity(of path: String) throws(SystemError) -> SocketIdentity {
        let status = try status(of: path)
        return SocketIdentity(device: status.device, inode: status.inode, made: status.modified_ns)
    }

    /// Which socket it is, whatever its names.
    package struct SocketIdentity: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64
        /// When it was made, nanoseconds since 1970.
        let made: Int64
    }

    /// Renames a path atomically; a file of the new name is replaced.
    ///
    /// - Throws: `.missing` when there is nothing at the path; else the error of the system.
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
        } catch let error where error.code == .missing { return false }
    }

    /// Whether there is something at a path, links not followed.
    package static func exists(_ path: String) -> Bool { (try? status(of: path)) != nil }

    /// Permission bits of a path itself, links not followed.
    ///
    /// - Throws: `.missing` when there is nothing.
    package static func permissions(of path: String) throws(SystemError) -> UInt32 {
        try status(of: path).permissions
    }

    /// Refuses a directory in which another user could create or change files.
    ///
    /// It must be a real directory (not a link) of this user, neither its group nor others may write to it, and others
    /// may not write to its parent, unless that is sticky: they could put another directory in its place.
    /// - Throws: `.insecure` when it is not so, `.missing` when there is nothing.
    package static func checkPrivateDirectory(_ path: String) throws(SystemError) {
        let status = try status(of: path)
        guard status.kind == Int32(REGENT_PATH_DIRECTORY) else {
            throw SystemError(.insecure, "\(path) is not a directory")
        }
        guard status.owner == CurrentProcess.userID else {
            throw SystemError(.insecure, "\(path) belongs to another user, uid \(status.owner)")
        }
        guard status.permissions & 0o022 == 0 else {
            throw SystemError(.insecure, "\(path) is writable by its group or by others; chmod go-w it")
        }
        guard try parentAccess(of: path) != .others else {
            throw SystemError(.insecure, "the parent of \(path) is writable by others and not sticky; chmod o-w it")
        }
    }

    /// The path of a directory, with a link at its end followed.
    ///
    /// A link must belong to this user or to root, and others may not write to its parent, unless that is sticky: they
    /// could lead it elsewhere. What it leads to is not checked: see `checkPrivateDirectory`.
    /// - Throws: `.insecure` when it is not so, `.missing` when a link leads nowhere.
    package static func followed(_ path: String) throws(SystemError) -> String {
        guard let status = try? status(of: path), status.kind == Int32(REGENT_PATH_LINK) else { return path }
        guard status.owner == CurrentProcess.userID || status.owner == 0 else {
            throw SystemError(.insecure, "the symbolic link \(path) belongs to another user, uid \(status.owner)")
        }
        let parent = path.lastIndex(of: "/").map { path[..<$0].isEmpty ? "/" : String(path[..<$0]) } ?? "."
        let permissions = try self.status(of: parent + "/.").permissions
        guard permissions & 0o1002 != 0o002 else {
            throw SystemError(.insecure, "the parent of the symbolic link \(path) is writable by others and not sticky")
        }
        var resolved = [CChar](repeating: 0, count: 4_096)
        let result = unsafe regent_path_resolve(path, &resolved, resolved.count)
        try SystemError.check(result, doing: "follow", path: path)
        return String(decoding: resolved.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Who else can put another directory in the place of one: those who can write to its parent, unless the parent is
    /// sticky, as /tmp is.
    ///
    /// - Throws: `SystemError` when the path is missing.
    package static func parentAccess(of path: String) throws(SystemError) -> ParentAccess {
        let permissions = try status(of: path + "/..").permissions
        guard permissions & 0o1000 == 0 else { return .owner }
        return permissions & 0o002 != 0 ? .others : permissions & 0o020 != 0 ? .group : .owner
    }

    /// Who can write to a directory's parent.
    package enum ParentAccess: Hashable, Sendable {
        /// Its owner alone, or all in their own names only.
        case owner
        /// Its group too.
        case group
        /// Everybody.
        case others
    }

    /// The kind of file system that holds a path.
    ///
    /// - Throws: `SystemError` when the path is missing.
    package static func kind(at path: String) throws(SystemError) -> Kind {
        var type: UInt64 = 0
        try SystemError.check(unsafe regent_file_system_type(path, &type), doing: "look at", path: path)
        return Kind(magic: type)
    }

    /// Where the bytes of a file system really are.
    package enum Kind: Hashable, Sendable {
        /// On this machine, as far as is known.
        case local
        /// On another machine, or behind a program: locks and fsync are what that makes of them.
        case remote(String)

        /// - Source: statfs(2), linux/magic.h.
        init(magic: UInt64) {
            let name = [
                0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "SMB", 0xFE53_4D42: "SMB", 0x6573_5546: "FUSE",
                0x0102_1997: "9P", 0x00C3_6400: "Ceph", 0x5346_414F: "AFS",
            ][magic]
            self = name.map { .remote($0) } ?? .local
        }
    }

    /// Reads a file that holds a secret, such as a private key.
    ///
    /// It must be a regular file (not a symbolic link) of this user or of root that no other user may change or read
    /// beyond `permissionsMax`. The check is made on the file that is opened.
    /// - Parameter bytesMax: bytes of the file at most.
    /// - Throws: `.insecure` when it is not so, `.missing` when there is nothing.
    package static func readSecret(
        _ path: String, permissionsMax: UInt32, bytesMax: Int = 64 * 1024
    ) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: bytesMax)
        var status = regent_path_status()
        let count = unsafe regent_secret_read(path, &status, &bytes, bytesMax)
        if count == -errnoLoop {
            throw SystemError(.insecure, "\(path) is a symbolic link, not a file; name the file itself", errno: -count)
        }
        try SystemError.check(count, doing: "read", path: path)
        guard status.kind == Int32(REGENT_PATH_FILE) else {
            throw SystemError(.insecure, "\(path) is not a file")
        }
        guard status.owner == CurrentProcess.userID || status.owner == 0 else {
            throw SystemError(.insecure, "\(path) belongs to another user, uid \(status.owner)")
        }
        guard status.permissions & ~permissionsMax == 0 else {
            let (mode, most) = (String(status.permissions, radix: 8), String(permissionsMax, radix: 8))
            throw SystemError(.insecure, "\(path) has mode 0\(mode), at most 0\(most) is allowed; chmod 600 it")
        }
        bytes.removeLast(bytesMax - Int(count))
        return bytes
    }

    /// ELOOP of Linux.
    private static let errnoLoop: Int32 = 40

    private static func status(of path: String) throws(SystemError) -> regent_path_status {
        var status = regent_path_status()
        try SystemError.check(unsafe regent_path_status(path, &status), doing: "look at", path: path)
        return status
    }
}
