import Crypto
import RegentProofs

/// Notes that other implementations have made, and keys of our own.
enum NoteSamples {
    /// From the documentation of golang.org/x/mod/sumdb/note.
    static let neumannKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let neumannNote = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        — PeterNeumann \
        x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

        """

    /// A log of "one\n", "two\n" and "three\n" and its witness, written by aics-tlog 0.2.1 (PyPI).
    static let treeNote = """
        log.example/three
        3
        Q/Kh4OgpxIFeRvWliB7k3Pu1LFuMKI9lpGh0kJHjjew=

        — log.example/three \
        gwYS6iy624RfSppS+K45OqX7tmWbvlxXZDCsmfBBymNlg5/GghU4+gnIDhBpt+7tDf5tvRxMAtEMV84/c0krAlUImgc=
        — witness.example/w1 \
        IDJKvgAAAABpUkfAyW1hhgvRaKFgndmGzQq8eWGkuVpoZoZFQwOZOvpJfFviumU1G+u5FlgS9yn8OLa5v2xTi65SArkvWPE1Vn7JCg==

        """
    /// The path of "two\n" in it.
    static let treePath = [
        "lD5eosO4F2xz3FDWIQHcStF/1KiAB5NaK6wO7HBR+t4=", "ac4Awp25BYulryxOvJxfbX2CLvDHpt14m6Cw4Izd7sQ=",
    ]

    /// The signer of that log: its private key is the bytes 0 to 31.
    static func log() throws -> NoteSigner { try signer("log.example/three", from: 0) }

    /// The witness: its private key is the bytes 32 to 63.
    static func witness() throws -> NoteSigner { try signer("witness.example/w1", from: 32) }

    /// A signer whose private key is 32 bytes in sequence.
    static func signer(_ name: String, from first: UInt8) throws -> NoteSigner {
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: Array(first..<(first + 32)))
        return NoteSigner(name: name, privateKey: key)
    }

    /// The proof of "two\n" in that log.
    static func proof() throws -> LogProof {
        try LogProof(
            parsing: Array(
                """
                c2sp.org/tlog-proof@v1
                extra dHdvCg==
                index 1
                \(treePath.joined(separator: "\n"))

                \(treeNote)
                """.utf8))
    }
}

/// The error of a body; nil where it throws none.
func noteError<Value>(_ body: () throws(NoteError) -> Value) -> NoteError? {
    do throws(NoteError) { _ = try body() } catch { return error }
    return nil
}
