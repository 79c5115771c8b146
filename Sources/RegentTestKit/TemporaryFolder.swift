import Foundation

/// A folder of its own under the system's temporary one, removed at the end.
///
/// Names are short: a Unix socket's path has at most 107 bytes.
public struct TemporaryFolder: Sendable {
    /// Absolute path.
    public let path: String

    /// Makes the folder, mode 0700.
    public init() throws {
        var bits = SystemRandomNumberGenerator()
        let name = "regent-" + String(UInt32(truncatingIfNeeded: bits.next()), radix: 36)
        path = NSTemporaryDirectory() + name
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }

    /// Path of a file in it.
    public func file(_ name: String) -> String { path + "/" + name }

    /// Removes it with everything in it.
    public func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// Runs the body with a folder of its own.
public func withTemporaryFolder<Result>(
    isolation: isolated (any Actor)? = #isolation,
    _ body: (TemporaryFolder) async throws -> Result
) async throws -> Result {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try await body(folder)
}
