package import RegentMessages

/// The digest by which a judgement names the document that it is about.
package enum SubjectDigest {
    /// SHA-256 of a document without what the store fills: it changes where the content does, and only there.
    ///
    /// - Parameter digest: SHA-256.
    package static func of(_ document: some Document, digest: ([UInt8]) -> [UInt8]) -> [UInt8] {
        var content = document
        (content.revision, content.etag, content.createTime, content.updateTime) = (0, "", nil, nil)
        return digest(content.encoded())
    }
}
