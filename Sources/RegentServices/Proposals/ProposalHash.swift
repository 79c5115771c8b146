import Crypto

/// SHA-256, as the rules of proposals ask for it.
func proposalHash(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
