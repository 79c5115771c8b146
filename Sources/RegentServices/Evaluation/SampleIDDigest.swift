import Crypto
import RegentMessages

/// The digest of a data set: SHA-256 over its sample ids in the order of their bytes, each once and with a line end
/// behind it, which no id has.
struct SampleIDDigest {
    /// Bytes that are hashed at once.
    private static let chunkBytes = 65_536

    private var hash = SHA256()
    private var chunk: [UInt8] = []
    private var last: ArraySlice<UInt8>?
    /// Different ids so far.
    private(set) var idCount: UInt64 = 0

    /// Adds the key of a sample. Keys come in the order of their bytes: those of one id one behind the other.
    mutating func add(_ key: ArraySlice<UInt8>) {
        // What a repeat adds begins with a byte that no id has.
        let id = key.prefix { $0 != 0 }
        if let last, last.elementsEqual(id) { return }
        last = id
        idCount += 1
        chunk += id
        chunk.append(0x0A)
        if chunk.count >= Self.chunkBytes { flush() }
    }

    /// The data set of the run that was named.
    func dataset(named name: String) -> Dataset {
        var whole = self
        whole.flush()
        return Dataset(name: name, digest: Array(whole.hash.finalize()), idCount: idCount)
    }

    private mutating func flush() {
        hash.update(data: chunk)
        chunk.removeAll(keepingCapacity: true)
    }
}
