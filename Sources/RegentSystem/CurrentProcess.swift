import CRegentSystem

/// What the system knows of this process.
package enum CurrentProcess {
    /// Real user id.
    package static var userID: UInt32 { regent_user_id() }
    /// Process id.
    package static var processID: Int32 { regent_process_id() }

    /// Sets the permission bits new files and sockets never get; returns the mask before.
    ///
    /// The mask belongs to the whole process: a daemon sets 0o077 once, before it opens anything,
    /// because restricting a file after it was made leaves a window.
    @discardableResult
    package static func setFileCreationMask(_ mask: UInt32) -> UInt32 {
        regent_umask_set(mask)
    }

    /// Lets only root inspect this process from now on, and prevents core dumps: its memory has
    /// secrets and other people's data.
    ///
    /// Public information about processes, such as the memory in /proc/PID/status, stays readable.
    /// - Throws: `SystemError` when the system does not do it.
    package static func disableDumps() throws(SystemError) {
        try SystemError.check(regent_dumps_disable(), doing: "disable dumps of", path: "this process")
    }

    /// Makes a crash end this process at once, whatever SWIFT_BACKTRACE is.
    ///
    /// The handlers of Swift's runtime would stop every thread and run a backtracer first: for seconds the process
    /// would keep its sockets and its lock file, and its clients would wait for answers that cannot come. The
    /// backtracer also copies memory, which `disableDumps` forbids.
    /// - Throws: `SystemError` when the system does not do it.
    package static func endAtOnceOnCrash() throws(SystemError) {
        try SystemError.check(regent_crash_signals_reset(), doing: "reset crash signals of", path: "this process")
    }

    /// Descriptors this process may have open.
    package static var descriptorLimit: Int { Int(max(0, regent_descriptor_limit_raise(0))) }

    /// Raises the limit of open descriptors as far as the system allows, `most` at most; returns the limit in force.
    ///
    /// - Throws: `SystemError` when the system does not do it.
    package static func raiseDescriptorLimit(to most: Int) throws(SystemError) -> Int {
        let limit = regent_descriptor_limit_raise(UInt64(most))
        guard limit >= 0 else {
            throw SystemError(result: Int32(clamping: limit), doing: "raise limits of", path: "this process")
        }
        return Int(limit)
    }
}
