import RegentSystem

/// Something about where and as whom the daemon runs that its promises do not reach.
///
/// The daemon runs all the same, with a warning of each in its log.
package struct DeploymentFinding: Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do, for the person at the terminal.
    package let description: String

    /// Looks at process and data directory.
    ///
    /// - Parameter dataDirectory: nil for a store in memory.
    package static func all(dataDirectory: String?) -> [DeploymentFinding] {
        var findings: [DeploymentFinding] = []
        if CurrentProcess.userID == 0 {
            findings.append(.init("the daemon runs as root: whoever takes it over has the machine; give it a user"))
        }
        guard let path = dataDirectory else { return findings }
        if case .remote(let name)? = try? FileSystem.kind(at: path) {
            findings.append(
                .init("\(path) is on \(name): what was acknowledged survives a crash only as far as that promises"))
        }
        if case .group? = try? FileSystem.parentAccess(of: path) {
            findings.append(
                .init("the parent of \(path) can be written by its group, who can put another store in its place"))
        }
        return findings
    }

    private init(_ description: String) { self.description = description }
}
