import Foundation
import RegentSystem
import RegentTestKit
import Testing

@Suite("Operating system") struct SystemTests {
    @Test("a lock is held by one process, shown to the other, and free again when it is released")
    func lock() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("lock")
            do {
                let held = try LockFile.acquire(path)
                #expect { try Self.tryLock(path) } throws: { error in
                    let error = error as? SystemError
                    return error?.code == .alreadyHeld && error?.holder == CurrentProcess.processID
                }
                _ = consume held
            }
            try Self.tryLock(path)
            #expect(try FileSystem.permissions(of: path) == 0o600)
        }
    }

    private static func tryLock(_ path: String) throws {
        _ = try LockFile.acquire(path)
    }

    @Test("a lock in a folder that is missing says so")
    func lockMissing() {
        #expect { try Self.tryLock("/nonexistent/lock") } throws: {
            ($0 as? SystemError)?.code == .missing
        }
    }

    @Test("the mask is set and given back")
    func mask() {
        let before = CurrentProcess.setFileCreationMask(0o077)
        #expect(CurrentProcess.setFileCreationMask(before) == 0o077)
    }

    @Test("free space is less than all space, and missing paths are told")
    func space() throws {
        let space = try FileSystem.space(at: "/")
        #expect(space.totalBytes > 0 && space.freeBytes <= space.totalBytes)
        #expect { try FileSystem.space(at: "/nonexistent/x") } throws: {
            ($0 as? SystemError)?.code == .missing
        }
    }

    @Test(
        "a folder others can write to is refused",
        arguments: [
            (0o700, true), (0o750, true), (0o755, true), (0o770, false), (0o702, false), (0o777, false),
        ] as [(UInt32, Bool)])
    func privateDirectory(_ permissions: UInt32, _ isPrivate: Bool) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("state")
            try FileSystem.makeDirectory(path)
            try FileSystem.checkPrivateDirectory(path)
            try FileSystem.setPermissions(path, permissions)
            if isPrivate {
                try FileSystem.checkPrivateDirectory(path)
            } else {
                #expect { try FileSystem.checkPrivateDirectory(path) } throws: {
                    ($0 as? SystemError)?.code == .insecure
                }
            }
        }
    }

    @Test("a file is no private directory, and a missing one is missing")
    func notDirectory() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("lock")
            try Self.tryLock(path)
            #expect { try FileSystem.checkPrivateDirectory(path) } throws: {
                ($0 as? SystemError)?.code == .insecure
            }
            #expect { try FileSystem.checkPrivateDirectory(folder.file("none")) } throws: {
                ($0 as? SystemError)?.code == .missing
            }
            #expect { try FileSystem.makeDirectory(folder.path) } throws: {
                ($0 as? SystemError)?.code == .exists
            }
        }
    }

    /// A file of a folder with some bytes and some permissions.
    private static func file(_ name: String, _ permissions: UInt32, in folder: TemporaryFolder) throws -> String {
        let path = folder.file(name)
        try Data("secret".utf8).write(to: URL(fileURLWithPath: path))
        try FileSystem.setPermissions(path, permissions)
        return path
    }

    @Test(
        "a secret that others could read or change is refused",
        arguments: [
            (0o600, true), (0o400, true), (0o640, true), (0o440, true), (0o660, false), (0o644, false), (0o700, false),
            (0o620, false), (0o604, false), (0o4600, false),
        ] as [(UInt32, Bool)])
    func secretPermissions(_ permissions: UInt32, _ isTaken: Bool) async throws {
        try await withTemporaryFolder { folder in
            let path = try Self.file("key", permissions, in: folder)
            if isTaken {
                #expect(try FileSystem.readSecret(path, permissionsMax: 0o640) == Array("secret".utf8))
            } else {
                #expect { try FileSystem.readSecret(path, permissionsMax: 0o640) } throws: {
                    ($0 as? SystemError)?.code == .insecure
                }
            }
        }
    }

    @Test("a secret is a file of its own: no link, no folder, no pipe, not too long, not missing")
    func secretKind() async throws {
        try await withTemporaryFolder { folder in
            let path = try Self.file("key", 0o600, in: folder)
            let link = folder.file("link")
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            let pipe = folder.file("pipe")
            #expect(unsafe mkfifo(pipe, 0o600) == 0)
            for other in [link, pipe, folder.path] {
                #expect { try FileSystem.readSecret(other, permissionsMax: 0o700) } throws: {
                    ($0 as? SystemError)?.code == .insecure
                }
            }
            #expect(try FileSystem.readSecret(path, permissionsMax: 0o600, bytesMax: 6).count == 6)
            #expect(throws: SystemError.self) {
                try FileSystem.readSecret(path, permissionsMax: 0o600, bytesMax: 5)
            }
            #expect { try FileSystem.readSecret(folder.file("none"), permissionsMax: 0o600) } throws: {
                ($0 as? SystemError)?.code == .missing
            }
        }
    }

    @Test("only sockets are removed as stale sockets")
    func removeSocket() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("file")
            try Self.tryLock(path)
            #expect(throws: SystemError.self) { try FileSystem.removeSocket(path) }
            #expect(try FileSystem.permissions(of: path) == 0o600)
            #expect(try !FileSystem.removeSocket(folder.file("none")))
        }
    }

    @Test("a directory can be made durable, a file is none")
    func syncDirectory() async throws {
        try await withTemporaryFolder { folder in
            try FileSystem.syncDirectory(folder.path)
            let path = folder.file("file")
            try Self.tryLock(path)
            #expect(throws: SystemError.self) { try FileSystem.syncDirectory(path) }
        }
    }

    @Test("peer credentials have the layout of the kernel's")
    func credentials() {
        #expect(MemoryLayout<PeerCredentials>.size == 12)
        #expect(PeerCredentials.socketOption > 0)
    }
}

@Suite("Files in place") struct FileInPlaceTests {
    @Test("bytes are overwritten in place, and the rest is unchanged")
    func overwritten() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("slots")
            try Data("0123456789".utf8).write(to: URL(fileURLWithPath: path))
            let file = try FileInPlace(path: path)
            try file.write(Array("ab".utf8).span, at: 4)
            try file.write(Array("z".utf8).span, at: 9)
            try file.sync()
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("0123ab678z".utf8))
        }
    }

    @Test("a link at the end of a directory's path is followed where only its owner can turn it")
    func followed() async throws {
        try await withTemporaryFolder { folder in
            let (target, link, nowhere) = (folder.file("target"), folder.file("link"), folder.file("nowhere"))
            try FileSystem.makeDirectory(target)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
            try FileManager.default.createSymbolicLink(atPath: nowhere, withDestinationPath: folder.file("none"))
            let followed = try FileSystem.followed(link)
            #expect(try FileSystem.socketIdentity(of: followed) == FileSystem.socketIdentity(of: target))
            #expect(try FileSystem.followed(target) == target)
            #expect(try FileSystem.followed(folder.file("none")) == folder.file("none"))
            #expect { try FileSystem.followed(nowhere) } throws: { ($0 as? SystemError)?.code == .missing }
            let open = folder.file("open")
            try FileSystem.makeDirectory(open)
            try FileSystem.setPermissions(open, 0o777)
            try FileManager.default.createSymbolicLink(atPath: open + "/link", withDestinationPath: target)
            #expect { try FileSystem.followed(open + "/link") } throws: { ($0 as? SystemError)?.code == .insecure }
            try FileSystem.setPermissions(open, 0o1777)
            let found = try FileSystem.followed(open + "/link")
            #expect(try FileSystem.socketIdentity(of: found) == FileSystem.socketIdentity(of: target))
        }
    }

    @Test("a failure is worded as the system words it")
    func words() {
        #expect(SystemError.text(of: 28) == "No space left on device")
        #expect(SystemError.text(of: 9_999).contains("9999"))
        #expect {
            try FileSystem.space(at: "/nowhere/at/all")
        } throws: { !"\($0)".contains("errno") && !"\($0)".contains("code") }
    }

    @Test("a file that is missing is not made, and a link is not followed")
    func refused() async throws {
        try await withTemporaryFolder { folder in
            #expect { try FileInPlace(path: folder.file("none")) } throws: { ($0 as? SystemError)?.code == .missing }
            #expect(!FileSystem.exists(folder.file("none")))
            try Data().write(to: URL(fileURLWithPath: folder.file("target")))
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("link"), withDestinationPath: folder.file("target"))
            #expect { try FileInPlace(path: folder.file("link")) } throws: { $0 is SystemError }
        }
    }
}
