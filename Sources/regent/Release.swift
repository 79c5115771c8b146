/// The release this command belongs to.
enum Release {
    /// SemVer.
    static let version = "0.1.0"
}
