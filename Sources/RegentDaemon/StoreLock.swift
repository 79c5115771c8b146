import RegentSystem
import Synchronization

/// The lock of the store's own file, beside that of its directory: who removes `regent.lock`, or serves the file under
/// the name of another directory, does not get a second daemon on it.
final class StoreLock: Sendable {
    private let held = Mutex<LockFile?>(nil)

    /// Takes the lock, unless it already has it or there is no file yet.
    ///
    /// - Throws: `DaemonError` where another daemon has it.
    func takeIfThere(_ path: String, in directory: String) throws(DaemonError) {
        do throws(SystemError) {
            try held.withLock { held throws(SystemError) in
                guard held == nil, FileSystem.exists(path) else { return }
                held = try LockFile.acquire(existing: path)
            }
        } catch {
            throw DaemonError(directory: directory, error)
        }
    }
}
