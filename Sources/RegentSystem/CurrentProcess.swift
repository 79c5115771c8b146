import CRegentSystem

/// What the system knows of this process.
package enum CurrentProcess {
    /// Real user id.
    package static var userID: UInt32 { regent_user_id() }
    /// Process id.
    package static var processID: Int32 { regent_process_id() }

    /// Sets the permission bits new files and sockets never get; gives the mask before.
    ///
    /// The mask belongs to the whole process: a daemon sets 0o077 once, before it opens anything,
    /// because restricting a file after it was made leaves a window.
    @discardableResult
    package static func setFileCreationMask(_ mask: UInt32) -> UInt32 {
        regent_umask_set(mask)
    }
}
