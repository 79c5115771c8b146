import RegentMessages
import RegentModel
import RegentRouting
import RegentStorage

/// Which versions jobs are bound to: all that routing asks of jobs.
enum JobBindingLookup {
    /// The kind of document; none where this release keeps no jobs.
    static let kinds: Set<String> = Documents.byKind["jobs"] == nil ? [] : ["jobs"]

    /// The bindings of the jobs among documents.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT.
    static func bindings(in documents: [StoredDocument]) throws -> [JobBinding] {
        guard let type = Documents.byKind["jobs"] else { return [] }
        func bindings<D: Document>(_ type: D.Type) throws -> [JobBinding] {
            try documents.of(type).map { job in
                JobBinding(
                    job: String(job.name.dropFirst("jobs/".count)), model: text("model", of: job),
                    version: text("bound_version", of: job), revision: job.revision)
            }
        }
        return try bindings(type)
    }

    private static func text<D: Document>(_ field: String, of document: D) -> String {
        guard case .text(let text)? = DocumentField([field], of: D.self)?.values(in: DocumentFields(document)).first
        else { return "" }
        return text
    }
}
