import RegentMessages
import RegentModel

extension AppliedDocument {
    /// The document to store: its own fields, merged into the stored document.
    ///
    /// - Parameters:
    ///   - stored: nil if there is none.
    ///   - isReplacing: whether what it does not say is reset.
    /// - Throws: `Refusal` `DOCUMENT_INVALID` with the field.
    func merged<D: Document>(over stored: D?, replacing isReplacing: Bool) throws(Refusal) -> D {
        let kept = Set(D.outputOnlyFields + ["name"])
        let base = (stored ?? D()).encoded()
        var document: D
        do {
            let merge = try FieldMerge(D.fullName, set: setPaths, reset: resetPaths, ignoring: kept)
            document = try D(decoding: merge.merged(isReplacing ? try merge.only(kept, of: base) : base, content))
        } catch let error as JSONError {
            throw Refusal(
                .documentInvalid, error.path.isEmpty ? error.message : "\(error.path) \(error.message)",
                ["field": error.path])
        } catch {
            throw Refusal(
                .documentInvalid, "the content of \(name) is not an encoded \(D.fullName)", ["field": "content"])
        }
        document.name = name
        let violations = document.violations()
        guard let first = violations.first else { return document }
        let all = violations.map { "\($0.field) \($0.description)" }
        throw Refusal(.documentInvalid, all.prefix(10).joined(separator: "; "), ["field": first.field])
    }
}

extension Document {
    /// Its encoding without what the store fills in.
    var bareBytes: [UInt8] {
        var bare = self
        (bare.revision, bare.etag, bare.createTime, bare.updateTime) = (0, "", nil, nil)
        return bare.encoded()
    }
}
