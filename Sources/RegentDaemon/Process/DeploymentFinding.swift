import RegentSystem

/// Something about where and as whom the daemon runs that its promises do not reach.
///
/// The daemon runs all the same, with a warning of each in its log.
package struct DeploymentFinding: Sendable, Hashable, CustomStringConvertible {
    /// The problem and what to do about it, for the operator.
    package let description: String

    /// Looks at process and data directory.
    ///
    /// - Parameter dataDirectory: nil for a store in memory.
    package static func all(dataDirectory: String?) -> [DeploymentFinding] {
        var findings: [DeploymentFinding] = []
        if CurrentProcess.userID == 0 {
            findings.append(.init("the daemon runs as root; run it as a user of its own"))
        }
        guard let path = dataDirectory else { return findings }
        if case .remote(let name)? = try? FileSystem.kind(at: path) {
            findings.append(
                .init("\(path) is on \(name), a remote file system: durability depends on it; use a local disk"))
        }
        if case .group? = try? FileSystem.parentAccess(of: path) {
            findings.append(
                .init("the parent of \(path) is writable by its group, which can replace the store; chmod g-w it"))
        }
        return findings
    }

    private init(_ description: String) { self.description = description }
}
