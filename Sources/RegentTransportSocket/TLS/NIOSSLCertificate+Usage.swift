import NIOSSL

extension NIOSSLCertificate {
    /// Whether it may identify a client: `clientAuth` is among its extended key usages.
    ///
    /// The library refuses certificates for other purposes only; one without any purpose passes it.
    /// - Source: RFC 5280, section 4.2.1.12.
    var isForClients: Bool {
        guard let bytes = try? toDERBytes() else { return false }
        return Self.extendedKeyUsages(bytes[...]).contains([0x2B, 6, 1, 5, 5, 7, 3, 2])
    }

    /// The object identifiers of the extension, as they are encoded; empty if there is no such extension.
    private static func extendedKeyUsages(_ certificate: ArraySlice<UInt8>) -> [[UInt8]] {
        // Certificate, TBSCertificate, [3] with the sequence of extensions; each is its identifier, perhaps a BOOLEAN,
        // and an OCTET STRING around its value.
        guard let whole = DERElement.all(certificate).first, let signed = DERElement.all(whole.content).first,
            let tagged = DERElement.all(signed.content).first(where: { $0.tag == 0xA3 }),
            let extensions = DERElement.all(tagged.content).first
        else { return [] }
        for each in DERElement.all(extensions.content) {
            let parts = DERElement.all(each.content)
            guard let name = parts.first, Array(name.content) == [0x55, 0x1D, 0x25], let value = parts.last,
                let list = DERElement.all(value.content).first
            else { continue }
            return DERElement.all(list.content).map { Array($0.content) }
        }
        return []
    }
}

/// One element of DER: a tag of one byte, and what is in it.
private struct DERElement {
    let tag: UInt8
    let content: ArraySlice<UInt8>

    /// The elements of a run of bytes, up to the first that is cut off or has a length of more than three bytes.
    static func all(_ bytes: ArraySlice<UInt8>) -> [DERElement] {
        var found: [DERElement] = []
        var rest = bytes
        while rest.count >= 2, let tag = rest.popFirst(), let first = rest.popFirst() {
            var length = Int(first)
            if first >= 0x80 {
                let count = Int(first & 0x7F)
                guard (1...3).contains(count), rest.count >= count else { return found }
                length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
                rest = rest.dropFirst(count)
            }
            guard rest.count >= length else { return found }
            found.append(DERElement(tag: tag, content: rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return found
    }
}
