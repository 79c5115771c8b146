import CRegentSystem

/// The release that this program belongs to.
package enum Release {
    /// SemVer.
    package static let version = "0.1.0"

    /// The commit that it was built of; nil where it was built without `REGENT_COMMIT`, as for development.
    package static var commit: String? {
        guard let text = unsafe regent_release_commit() else { return nil }
        return unsafe String(cString: text)
    }

    /// For example "0.1.0 (commit 1f0c2ab)".
    package static var description: String { "\(version) (\(commit.map { "commit \($0)" } ?? "development build"))" }
}
