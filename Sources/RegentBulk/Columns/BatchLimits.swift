/// The limits of a batch of samples (PROTOCOL.md, "Samples in columns").
package enum BatchLimits {
    /// Most samples.
    package static let samplesMax = 8_192
    /// Most bytes of the encoded columns.
    package static let encodedBytesMax = 1 << 20
    /// Most bytes of the cold columns once decompressed: no message is larger.
    package static let coldBytesMax = 4 << 20
    /// Most different scores.
    package static let scoreColumnsMax = 256
    /// Level of zstd for cold columns that go over a Unix socket: there bytes cost less than compressing them.
    package static let levelOnMachine: Int32 = 1
    /// Level of zstd for cold columns that go over TCP.
    package static let levelOverTCP: Int32 = 3
}
