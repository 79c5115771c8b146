import Foundation

/// The certificates and keys of Tests/Fixtures/tls, copied into a folder where the keys are their owner's alone.
///
/// Version control does not keep mode 0600, and a key others can read is refused.
public struct TLSFixture: Sendable {
    private let folder: TemporaryFolder

    /// Copies everything into a folder.
    public init(in folder: TemporaryFolder) throws {
        self.folder = folder
        let source = Checkout.file("Tests/Fixtures/tls")
        for file in try FileManager.default.contentsOfDirectory(at: source, includingPropertiesForKeys: nil)
        where ["pem", "key"].contains(file.pathExtension) {
            try install(try Data(contentsOf: file), as: file.lastPathComponent)
        }
    }

    /// Path of a certificate, for example of `server`.
    public func certificate(_ name: String) -> String { folder.file(name + ".pem") }

    /// Path of a private key.
    public func key(_ name: String) -> String { folder.file(name + ".key") }

    /// Puts certificate and key of one name in the place of another's, as a renewal does.
    public func replace(_ name: String, by other: String) throws {
        for ending in [".pem", ".key"] {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file(other + ending)))
            try install(bytes, as: name + ending)
        }
    }

    private func install(_ bytes: Data, as name: String) throws {
        try bytes.write(to: URL(fileURLWithPath: folder.file(name)))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.file(name))
    }
}
