import RegentSystem

/// Restrictions that the daemon's process sets before anything else. The programs set them, not the daemon as a
/// value: tests and debuggers of other processes must have no access.
package enum ProcessGuard {
    /// Descriptors asked for: many times the connections.
    private static let descriptorsMax = 65_536
    /// Descriptors that connections leave to the store, the log and the listeners.
    static let descriptorsKept = 64
    /// Connections at the least, however few descriptors there are.
    static let connectionsMin = 16

    /// Makes files private, raises the limit of descriptors, closes the process to other users, and lets a
    /// crash end it at once.
    ///
    /// - Parameter isDebuggable: leaves it open to debuggers, core dumps and backtraces, for development.
    /// - Throws: `DaemonError` when the system refuses.
    package static func enter(isDebuggable: Bool) throws(DaemonError) {
        CurrentProcess.setFileCreationMask(0o077)
        do throws(SystemError) {
            _ = try CurrentProcess.raiseDescriptorLimit(to: descriptorsMax)
            guard !isDebuggable else { return }
            try CurrentProcess.disableDumps()
            try CurrentProcess.endAtOnceOnCrash()
        } catch {
            throw DaemonError(error.diagnostic)
        }
    }

    /// Connections that a limit of descriptors allows, `most` at most.
    static func connectionsMax(descriptors: Int, most: Int) -> Int {
        min(most, max(connectionsMin, descriptors - descriptorsKept))
    }
}
