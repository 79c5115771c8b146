import Foundation
import RegentModel
package import RegentStorage
import RegentSystem

extension DaemonConfiguration {
    /// The same configuration with its store's place followed.
    ///
    /// - Throws: as `Location.followed()`.
    func followed() throws(DaemonError) -> DaemonConfiguration {
        var configuration = self
        configuration.data = try data.followed()
        return configuration
    }
}

extension DaemonConfiguration.Location {
    /// The same place with a symbolic link at its end followed, so that changing the link while a daemon runs changes
    /// nothing of that daemon.
    ///
    /// - Throws: `DaemonError` for a link that another user could change.
    func followed() throws(DaemonError) -> DaemonConfiguration.Location {
        guard case .directory(let path) = self else { return self }
        do throws(SystemError) { return .directory(try FileSystem.followed(path)) } catch {
            throw DaemonError(directory: path, error)
        }
    }
}

/// The directory of a store, held by one daemon.
///
/// Only its owner may write it, and the lock ends with the process, however that ends.
struct DataDirectory: ~Copyable {
    private let lock: LockFile

    /// Makes the directory if it is missing, checks that no other user can write to it, and locks it.
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
    /// The acknowledged data that the store lacks, if that is the reason.
    package let loss: StoreLoss?

    /// Describes it for the operator.
    package init(_ description: String) {
        self.description = description
        loss = nil
    }

    /// Describes the lost data and the ways out.
    init(_ loss: StoreLoss, in directory: String) {
        description = """
            DATA_LOSS in \(directory): \(loss). Nothing was changed. Restore a backup: regentd --restore FILE --data \
            NEW_DIR. Or go on with what is left: keep a copy of the directory, then start with --accept-loss
            """
        self.loss = loss
    }

    /// Exit status of a daemon that ends with it: 65 (EX_DATAERR) for missing data, so that a supervisor can
    /// tell; else 1.
    package var exitStatus: Int32 { loss == nil ? 1 : 65 }

    /// Describes why a store cannot be opened.
    init(opening location: DaemonConfiguration.Location, _ error: any Error) {
        let (message, isDamaged) = Self.text(of: error)
        let hint = isDamaged ? "; leave it unchanged, and restore a backup: regentd --restore FILE --data NEW_DIR" : ""
        self.init("the store in \(location.path ?? "memory") cannot be opened: \(message)\(hint)")
    }

    /// An error's words for the person at the terminal, and whether they are about damage.
    static func text(of error: any Error) -> (message: String, isDamaged: Bool) {
        switch StorageError.translating(error) {
        case let error as StorageError: (error.message, error.code == .damaged)
        case let refusal as Refusal: (refusal.message, refusal.reason == .storeCorrupt)
        case let error as SystemError: (error.diagnostic, false)
        case let error as CocoaError: (text(of: error), false)
        default: ("\(error)", false)
        }
    }

    /// Foundation's own words name its domain and a number; behind them is what the system said.
    private static func text(of error: CocoaError) -> String {
        let system = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        let number = system.flatMap { $0.domain == NSPOSIXErrorDomain ? Int32(exactly: $0.code) : nil }
        return number.map(SystemError.text) ?? error.localizedDescription
    }

    /// Describes why a directory cannot be used.
    init(directory: String, _ error: SystemError) {
        if error.code == .alreadyHeld {
            let holder = error.holder.map { " (pid \($0))" } ?? ""
            self.init("another daemon\(holder) uses \(directory); each data directory serves one daemon")
        } else {
            self.init("\(directory) cannot be used: \(error.diagnostic)")
        }
    }
}
