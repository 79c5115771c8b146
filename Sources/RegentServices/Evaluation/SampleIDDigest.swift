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

/// Hashes of sample ids.
enum SampleIDHash {
    /// FNV-1a with a final mix: two different ids of one run share it once in 2^64 / n² runs.
    ///
    /// - Source: http://www.isthe.com/chongo/tech/comp/fnv/; the mix is splitmix64's.
    static func of(_ id: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 31
    }
}
