import RegentDatabase
import RegentModel
import RegentStorage
import RegentSystem

/// The directory of a store, held by one daemon.
///
/// Only its owner may write it, and the lock ends with the process, however that ends.
struct DataDirectory: ~Copyable {
    private let lock: LockFile

    /// Makes the directory where it is missing, checks that nobody else can write it, and locks it.
    ///
    /// - Throws: `DaemonError` that names the directory.
    init(_ path: String) throws(DaemonError) {
        lock = try Self.locked(path)
    }

    private static func locked(_ path: String) throws(DaemonError) -> LockFile {
        do throws(SystemError) {
            do throws(SystemError) {
                try FileSystem.makeDirectory(path)
            } catch let error where error.code == .exists {}
            try FileSystem.checkPrivateDirectory(path)
            let lock = try LockFile.acquire(path + "/regent.lock")
            // The names of files made here must survive a power loss too.
            try FileSystem.syncDirectory(path)
            return lock
        } catch {
            throw DaemonError(directory: path, error)
        }
    }
}

/// Why the daemon cannot start or go on.
package struct DaemonError: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    /// Says it in words for the person at the terminal.
    package init(_ description: String) { self.description = description }

    /// Says why a store cannot be opened.
    init(opening location: DaemonConfiguration.Location, _ error: any Error) {
        let place = location.path ?? "memory"
        switch error {
        case let error as DaemonError: self = error
        case let error as DatabaseError: self.init(opening: place, error.message, isDamaged: error.code == .corrupt)
        case let error as StorageError: self.init(opening: place, error.message, isDamaged: error.code == .damaged)
        case let refusal as Refusal:
            self.init(opening: place, refusal.message, isDamaged: refusal.reason == .storeCorrupt)
        default: self.init("the store in \(place) cannot be opened: \(error)")
        }
    }

    private init(opening place: String, _ message: String, isDamaged: Bool) {
        let hint = isDamaged ? "; keep it as it is, and restore a backup: regentd --restore FILE --data NEW_DIR" : ""
        self.init("the store in \(place) cannot be opened: \(message)\(hint)")
    }

    /// Says what cannot be done with a directory.
    init(directory: String, _ error: SystemError) {
        if error.code == .alreadyHeld {
            let holder = error.holder.map { " (pid \($0))" } ?? ""
            self.init("another daemon\(holder) has \(directory): one daemon a directory")
        } else {
            self.init("\(directory) cannot be used: \(error.diagnostic)")
        }
    }
}
