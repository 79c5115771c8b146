/// Keys of clusters, the same on every machine.
package enum ClusterKey {
    /// Key of a named cluster.
    package static func ofCluster(_ name: some Sequence<UInt8>) -> UInt64 { hash(name, seed: 1) }

    /// Key of a sample that names no cluster, by its id; a cluster of the same name has another one.
    package static func ofSample(_ id: some Sequence<UInt8>) -> UInt64 { hash(id, seed: 2) }

    /// FNV-1a with a final mix.
    ///
    /// - Source: http://www.isthe.com/chongo/tech/comp/fnv/; the mix is splitmix64's.
    private static func hash(_ bytes: some Sequence<UInt8>, seed: UInt64) -> UInt64 {
        var hash: UInt64 = (0xCBF2_9CE4_8422_2325 ^ seed) &* 0x100_0000_01B3
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 31
    }
}
