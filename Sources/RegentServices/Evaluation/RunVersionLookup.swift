import RegentStorage

/// What runs ask of model versions.
enum RunVersionLookup {
    /// Whether a version exists, by its full name; nil where this release keeps no versions.
    ///
    /// - Throws: `StorageError`.
    static func exists(_ version: String, _ store: WriteTransaction) throws -> Bool? {
        version.isEmpty ? nil : try store.exists(version)
    }
}
