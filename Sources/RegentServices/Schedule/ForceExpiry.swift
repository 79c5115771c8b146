import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Force leases whose time is over.
package enum ForceExpiry: Scheduled {
    /// The end of the lease.
    package static let dueField = "expire_time"
    /// Only those that have not ended.
    package static let filter = "state = ACTIVE"

    /// The end of the lease.
    package static func dueTime(of force: Force) -> Timestamp? { force.expireTime }

    /// The lease at its end.
    package static func change(
        of force: Force, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Force>? { try force.ended(command) }
}
