import RegentProofs
import Testing

@Suite("Checkpoints")
struct CheckpointTests {
    private static let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test("A checkpoint is read and written byte for byte")
    func text() throws {
        let text = "log.example/a\n18446744073709551615\n\(Self.root)\nmore\neven more\n"
        let checkpoint = try Checkpoint(parsing: text)
        #expect(checkpoint.origin == "log.example/a")
        #expect(checkpoint.size == .max)
        #expect(checkpoint.extensions == ["more", "even more"])
        #expect(checkpoint.text == text)
    }

    @Test(
        "What is no checkpoint is refused, and the error names the line",
        arguments: [
            ("", "checkpoint: the last line has no newline at its end"),
            ("a\n1\n", "checkpoint: it needs three lines: origin, size and root"),
            ("\n1\n\(CheckpointTests.root)\n", "checkpoint, line 1: an empty line is not allowed"),
            ("a\n01\n\(CheckpointTests.root)\n", "checkpoint, line 2: \(CheckpointTests.size)"),
            ("a\n+1\n\(CheckpointTests.root)\n", "checkpoint, line 2: \(CheckpointTests.size)"),
            ("a\n18446744073709551616\n\(CheckpointTests.root)\n", "checkpoint, line 2: \(CheckpointTests.size)"),
            ("a\n99999999999999999999999\n\(CheckpointTests.root)\n", "checkpoint, line 2: \(CheckpointTests.size)"),
            ("a\n1\nAAAA\n", "checkpoint, line 3: the root is not the base64 of 32 bytes"),
            ("a\n1\n\(CheckpointTests.root)\n\n", "checkpoint, line 4: an empty line is not allowed"),
            ("a\n1\n\(CheckpointTests.root)\nb\u{1}\n", "checkpoint, line 4: a control character is not allowed"),
        ])
    func refused(text: String, expected: String) {
        let error = noteError { () throws(NoteError) in try Checkpoint(parsing: text) }
        #expect(error?.description == expected)
    }

    private static let size = "the size is not a decimal number below 2^64 without leading zeros"

    @Test("Base64 that is not the only one of its bytes is no root")
    func secondBase64() {
        // The last four bits before the padding are not of the 32 bytes.
        let error = noteError { () throws(NoteError) in
            try Checkpoint(parsing: "a\n1\n\(Self.root.dropLast(2))V=\n")
        }
        #expect(error?.line == 3)
    }

    @Test("An origin that could be two lines is refused")
    func origin() throws {
        let root = try Checkpoint(parsing: "a\n1\n\(Self.root)\n").root
        let error = noteError { () throws(NoteError) in try Checkpoint(origin: "a\nb", size: 1, root: root) }
        #expect(error != nil)
        #expect(Checkpoint.word(for: "a").count == 32)
        #expect(Checkpoint.word(for: "a") != Checkpoint.word(for: "b"))
    }
}
