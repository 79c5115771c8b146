package import RegentMessages
import RegentModel

/// A manifest in the parts that one call of Apply takes: one, unless it is larger than a call may be.
package struct ManifestParts: Sendable {
    /// Documents that one call takes, and resources that it prunes, as the daemon has it.
    package static let documentsMax = 200
    /// Bytes of the documents of one call; the rest of the 4 MiB is for what goes with them.
    package static let bytesMax = 4_000_000

    /// Documents that belong in one call: those under one outermost resource, or under several of these.
    package struct Part: Sendable {
        /// What is applied.
        package private(set) var documents: [AppliedDocument] = []
        /// Resources under which the rest is archived.
        package private(set) var prune: [String] = []
        private var byteCount = 0

        fileprivate init() {}

        fileprivate var size: String { "\(documents.count) documents of \(byteCount) bytes" }

        fileprivate func takes(_ other: Part) -> Bool {
            documents.count + other.documents.count <= documentsMax
                && prune.count + other.prune.count <= documentsMax && byteCount + other.byteCount <= bytesMax
        }

        fileprivate mutating func add(_ other: Part) {
            documents += other.documents
            prune += other.prune
            byteCount += other.byteCount
        }

        fileprivate mutating func add(_ document: AppliedDocument) {
            documents.append(document)
            byteCount += document.encodedByteCount
        }

        fileprivate mutating func prune(_ parent: String) {
            if !prune.contains(parent) { prune.append(parent) }
        }
    }

    /// The parts, in the order of the files.
    package private(set) var all: [Part] = []
    /// Where each document is written, by its name.
    package private(set) var places: [String: String] = [:]

    /// Documents of all parts.
    package var documentCount: Int { all.reduce(0) { $0 + $1.documents.count } }

    /// Encodes documents, and puts those together that belong in one call.
    ///
    /// - Parameter prune: resources under which everything is archived that no document names.
    /// - Throws: `ManifestError` naming document and field.
    package init(
        _ documents: [ManifestDocument], prune: [String], in schema: Schema
    ) throws(ManifestError) {
        var roots: [String: Part] = [:]
        /// Keys of them, and how each was named first.
        var order: [(key: String, root: String)] = []
        func key(of name: String) -> String {
            let root = name.split(separator: "/", omittingEmptySubsequences: false).prefix(2).joined(separator: "/")
            // Names are one whatever their case: the daemon sees two spellings only if they are in one call.
            let key = root.asciiLowercased
            if roots[key] == nil {
                roots[key] = Part()
                order.append((key, root))
            }
            return key
        }
        for document in documents {
            let applied = try document.applied(in: schema)
            if let first = places.updateValue(document.place, forKey: applied.name) {
                throw ManifestError(.repeated, "\(applied.name) is given twice", places: [first, document.place])
            }
            roots[key(of: applied.name)]?.add(applied)
        }
        for parent in prune { roots[key(of: parent)]?.prune(parent) }
        for (key, root) in order {
            guard let part = roots[key] else { continue }
            guard Part().takes(part) else {
                throw ManifestError(
                    .tooLarge,
                    "\(root) has \(part.size); one change takes \(Self.documentsMax) documents and \(Self.bytesMax) "
                        + "bytes: apply fewer at once")
            }
            if all.last?.takes(part) != true { all.append(Part()) }
            all[all.count - 1].add(part)
        }
    }
}
