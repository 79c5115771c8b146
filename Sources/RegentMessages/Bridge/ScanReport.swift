internal import CRegentMessages

/// What the pre-scan of an encoded message counted, and what unpacking it then took.
///
/// For tests and measurements: linear work and kept budgets are counted, not timed.
package struct ScanReport: Sendable, Hashable {
    /// Fields visited, at every depth.
    package var fields: UInt64
    /// Bytes read; skipped payloads do not count.
    package var bytesRead: UInt64
    /// Most that unpacking will take, bytes.
    package var predicted: UInt64
    /// What it may take, bytes.
    package var budget: UInt64
    /// What it took, bytes; 0 where the scan refused.
    package var used: UInt64 = 0

    init(_ scan: regent_scan) {
        fields = scan.fields
        bytesRead = scan.bytes_read
        predicted = scan.predicted
        budget = scan.budget
    }

    /// The report of `bytes` as a message of this type.
    package init<M: Message>(scanning bytes: [UInt8], as type: M.Type) {
        guard let type = type as? any CMessage.Type else {
            preconditionFailure("\(M.fullName) was not generated")
        }
        self = Bridge.scan(bytes, as: type)
    }
}
