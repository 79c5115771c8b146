import Foundation
import RegentCompression
import RegentTestKit
import Testing

@Suite("Input files")
struct InputFileTests {
    @Test("plain, gzip and zstd files by name, and packed files with other names")
    func packings() async throws {
        let content = Array("stored bytes".utf8)
        let zstd = Zstd.compress(content, level: 1)
        try await withTemporaryFolder { folder in
            for (name, bytes, packing) in [
                ("a.jsonl", content, InputFile.Packing.plain), ("a.gz", GzipBlocksTests.stored, .gzip),
                ("a.zst", zstd, .zstd), ("b.jsonl", GzipBlocksTests.stored, .gzip), ("b.csv", zstd, .zstd),
                ("c", Array("x".utf8), .plain), ("d", [], .plain),
            ] {
                try Data(bytes).write(to: URL(fileURLWithPath: folder.file(name)))
                let file = try InputFile(path: folder.file(name))
                #expect(file.packing == packing)
                #expect(file.bytesTotal == bytes.count)
                #expect(try all(file) == (packing == .plain ? bytes : content), "\(name)")
                #expect(file.bytesRead == bytes.count)
            }
        }
    }

    @Test("a file larger than a block comes whole")
    func large() async throws {
        let content = text(2_500_000, seed: 4)
        try await withTemporaryFolder { folder in
            try Data(content).write(to: URL(fileURLWithPath: folder.file("large")))
            #expect(try all(InputFile(path: folder.file("large"))) == content)
        }
    }

    @Test("the first bytes are the same, however small the blocks of a packed file are, and the rest follows them")
    func head() async throws {
        let content = text(5_000, seed: 5)
        let frames = stride(from: 0, to: content.count, by: 7).flatMap { place in
            Zstd.compress(Array(content[place..<min(place + 7, content.count)]), level: 1)
        }
        try await withTemporaryFolder { folder in
            for (name, bytes) in [("plain", content), ("small.zst", frames)] {
                try Data(bytes).write(to: URL(fileURLWithPath: folder.file(name)))
                for count in [1, 8, 100, 5_000, 6_000] {
                    let file = try InputFile(path: folder.file(name))
                    let head = try file.head(count)
                    #expect(head.count >= min(count, content.count), "\(name)")
                    #expect(try head + all(file) == content, "\(name)")
                }
            }
            // What is wrong behind the first bytes is said when it is reached.
            try Data(frames.dropLast(3)).write(to: URL(fileURLWithPath: folder.file("cut.zst")))
            let cut = try InputFile(path: folder.file("cut.zst"))
            #expect(try cut.head(6_000).count > 4_900)
            for _ in 0..<2 { #expect(code { () throws(CompressionError) in try cut.next() } == .truncated) }
            try Data(frames.prefix(5)).write(to: URL(fileURLWithPath: folder.file("none.zst")))
            let none = try InputFile(path: folder.file("none.zst"))
            #expect(code { () throws(CompressionError) in try none.head(1) } == .truncated)
        }
    }

    @Test("a file must have the packing that its name says")
    func wrongName() async throws {
        try await withTemporaryFolder { folder in
            for name in ["a.gz", "a.zst"] {
                try Data("{}\n".utf8).write(to: URL(fileURLWithPath: folder.file(name)))
                let file = try InputFile(path: folder.file(name))
                let result = code { () throws(CompressionError) in try all(file) }
                #expect(result == .corrupt)
            }
        }
    }

    @Test("a missing file and a folder give the error number")
    func missing() async throws {
        try await withTemporaryFolder { folder in
            #expect(code { () throws(CompressionError) in try InputFile(path: folder.file("none")) } == .io)
            #expect(code { () throws(CompressionError) in try all(InputFile(path: folder.path)) } == .io)
        }
    }
}
