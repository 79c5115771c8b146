import RegentSystem

/// What the daemon's process does to itself before anything else. The programs do it, not the daemon as a value: tests
/// and debuggers of other processes are none of its business.
package enum ProcessGuard {
    /// Descriptors asked for: many times the connections.
    private static let descriptorsMax = 65_536
    /// Descriptors that connections leave to the store, the log and the listeners.
    static let descriptorsKept = 64
    /// Connections at the least, however few descriptors there are.
    static let connectionsMin = 16

    /// Makes files its own alone, raises the limit of descriptors, and closes the process to others' eyes.
    ///
    /// - Parameter isDebuggable: leaves it open to debuggers and core dumps, for who develops it.
    /// - Throws: `DaemonError` when the system refuses.
    package static func enter(isDebuggable: Bool) throws(DaemonError) {
        CurrentProcess.setFileCreationMask(0o077)
        do throws(SystemError) {
            _ = try CurrentProcess.raiseDescriptorLimit(to: descriptorsMax)
            if !isDebuggable { try CurrentProcess.disableDumps() }
        } catch {
            throw DaemonError(error.diagnostic)
        }
    }

    /// Connections that a limit of descriptors leaves room for, `most` at most.
    static func connectionsMax(descriptors: Int, most: Int) -> Int {
        min(most, max(connectionsMin, descriptors - descriptorsKept))
    }
}
