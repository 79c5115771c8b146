public import Foundation

/// The folder of the package that this was built from.
public enum Checkout {
    /// Folder of Package.swift.
    public static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in ["Checkout.swift", "RegentTestKit", "Sources"] { folder.deleteLastPathComponent() }
        return folder.standardizedFileURL
    }()

    /// A file or folder, for example "Tests/Fixtures/tls".
    public static func file(_ path: String) -> URL { root.appendingPathComponent(path) }
}
