import RegentManifest
import RegentMessages

/// A file that holds one document, as YAML or JSON.
enum DocumentFile {
    /// The document.
    ///
    /// - Parameter noun: what the file should hold, for example "proposal".
    /// - Throws: `CommandFailure` for several documents, or none, and for a field that does not exist or has another
    ///   type; `ManifestError`; what reading throws.
    static func read<D: Document>(_ path: String, of noun: String) throws -> D {
        let documents = try ManifestFile.documents(in: WholeFile.bytes(of: path), of: path)
        guard documents.count == 1 else {
            throw CommandFailure("\(path) holds \(documents.count) documents, not one \(noun)", places: [path])
        }
        do {
            return try D(json: .object(documents[0].members))
        } catch {
            throw CommandFailure(error.message, places: [documents[0].place, error.path].filter { !$0.isEmpty })
        }
    }
}
