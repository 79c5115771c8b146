import Foundation
import RegentCompression
import RegentTestKit
import Testing

@Suite("ZIP archives")
struct ZipArchiveTests {
    private static let content = text(700_000, seed: 9)

    /// The same content stored, deflated and in zstd.
    private static func entries() -> [ZipWriter.Entry] {
        var deflate = DeflateWriter()
        for start in stride(from: 0, to: content.count, by: 60_000) {
            let piece = Array(content[start..<min(start + 60_000, content.count)])
            deflate.store(piece, last: start + 60_000 >= content.count)
        }
        return [
            ZipWriter.Entry("a/stored", stored: content),
            ZipWriter.Entry("a/deflate", method: 8, packed: deflate.bytes, content: content),
            ZipWriter.Entry("zstd", method: 93, packed: Zstd.compress(content, level: 1), content: content),
            ZipWriter.Entry("empty", stored: []),
        ]
    }

    /// Names and contents of every member, or the first error.
    private func members(_ bytes: [UInt8]) throws -> Result<[String: [UInt8]], CompressionError> {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try Data(bytes).write(to: URL(fileURLWithPath: folder.file("a.zip")))
        do throws(CompressionError) {
            var archive = try ZipArchive(path: folder.file("a.zip"))
            var found: [String: [UInt8]] = [:]
            while let member = try archive.next() { found[member.name] = try all(try archive.content(of: member)) }
            return .success(found)
        } catch {
            return .failure(error)
        }
    }

    @Test("members that are stored, deflated or in zstd are read, with 64-bit sizes too", arguments: [false, true])
    func methods(isWide: Bool) throws {
        var entries = Self.entries()
        for index in entries.indices { entries[index].isWide = isWide }
        let found = try members(ZipWriter.archive(entries, isWide: isWide)).get()
        #expect(found.count == 4 && found["empty"] == [])
        for name in ["a/stored", "a/deflate", "zstd"] { #expect(found[name] == Self.content, "\(name)") }
    }

    @Test("a comment behind the end is skipped")
    func comment() throws {
        var bytes = ZipWriter.archive([ZipWriter.Entry("a", stored: [1, 2])])
        bytes[bytes.count - 2] = 5
        #expect(try members(bytes + Array("hello".utf8)).get() == ["a": [1, 2]])
    }

    /// A change of one member, and the error it must give.
    static let lies: [(String, CompressionError.Code, @Sendable (inout ZipWriter.Entry) -> Void)] = [
        ("encrypted", .corrupt, { $0.flags = 1 }),
        ("strong encryption", .corrupt, { $0.flags = 0x40 }),
        ("another method", .corrupt, { $0.method = 14 }),
        ("more than declared", .corrupt, { $0.contentBytes -= 1 }),
        ("less than declared", .corrupt, { $0.contentBytes += 1 }),
        ("nothing declared", .corrupt, { $0.contentBytes = 0 }),
        ("another checksum", .corrupt, { $0.checksum ^= 1 }),
        ("a place inside another header", .corrupt, { $0.shift = 1 }),
        ("a place behind the end", .corrupt, { $0.shift = 1 << 30 }),
    ]

    @Test("a member that is not what it says is refused", arguments: lies.indices)
    func lie(index: Int) throws {
        let (name, code, change) = Self.lies[index]
        for var entry in Self.entries().dropLast() {
            change(&entry)
            let result = try members(ZipWriter.archive([entry]))
            guard case .failure(let error) = result else {
                Issue.record("\(name) of \(entry.name) is read")
                continue
            }
            #expect(error.code == code, "\(name) of \(entry.name): \(error)")
        }
    }

    @Test("an archive that is cut off anywhere is refused, and never read as a shorter one")
    func cutOff() throws {
        let bytes = ZipWriter.archive([
            ZipWriter.Entry("a", stored: [1, 2, 3]), ZipWriter.Entry("b", stored: [4, 5, 6]),
        ])
        for count in 0..<bytes.count {
            guard case .failure = try members(Array(bytes.prefix(count))) else {
                Issue.record("\(count) of \(bytes.count) bytes are read")
                continue
            }
        }
    }

    @Test("any changed byte gives the members or an error, never a crash")
    func flips() throws {
        let bytes = ZipWriter.archive([ZipWriter.Entry("a", stored: Array("content".utf8))], isWide: true)
        for place in bytes.indices {
            for value in [0, 0x7F, 0xFF] as [UInt8] {
                var changed = bytes
                changed[place] = value
                _ = try members(changed)
            }
        }
    }

    @Test("a pipe cannot be read as an archive")
    func pipe() {
        #expect(code { () throws(CompressionError) in try ZipArchive(path: "/dev/null") } == .io)
    }
}
