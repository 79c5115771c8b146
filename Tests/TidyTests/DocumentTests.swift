import Crypto
import Foundation
import RegentModel
import RegentWire
import Testing

@Suite("Documents are true to the code")
struct DocumentTests {
    @Test(
        "PROTOCOL.md has the numbers of the code in its tables",
        arguments: [
            ("max_frame", WireLimits.frameBytesDefault), ("max_message", WireLimits.messageBytesMax),
            ("max_streams", WireLimits.streamsMax), ("stream_credit", WireLimits.streamCreditBytes),
            ("head", WireLimits.headBytesMax), ("before HELLO", WireLimits.preHelloBytesMax),
            ("glitches", WireLimits.glitchesMax), ("metadata", WireLimits.metadataEntriesMax),
        ])
    func limits(name: String, value: Int) throws {
        let row = try #require(Self.rows().first { $0.first == name }, "no row \(name)")
        #expect(row[1] == String(value))
    }

    @Test("PROTOCOL.md has the numbers of the code in its text")
    func ranges() throws {
        let text = try SourceTree.text("PROTOCOL.md")
        #expect(text.contains("a peer may advertise \(WireLimits.frameBytesMin) or more"))
        #expect(text.contains("\(WireLimits.streamCreditInitialBytes) until the peer's HELLO"))
        #expect(text.contains("under \(WireLimits.compressibleBytesMin) bytes"))
        #expect(text.contains("| HELLO | \(WireLimits.helloTimeout.components.seconds) s |"))
        #expect(text.contains("| keepalive | \(WireLimits.keepaliveIdle.components.seconds) s |"))
        let server: [(String, Duration)] = [
            ("frame", WireLimits.frameTimeout), ("message", WireLimits.messageTimeout),
            ("slow consumer", WireLimits.slowConsumerTimeout),
        ]
        for (name, time) in server { #expect(text.contains("| \(name) | \(time.components.seconds) s |")) }
        #expect(text.contains("| `min_ping_ms` | \(WireLimits.pingIntervalMin.components.seconds * 1000) |"))
        #expect(text.contains("| age | \(WireLimits.connectionAge.components.seconds / 3600) h |"))
        #expect(text.contains("\(WireLimits.connectionsMax) connections, \(WireLimits.localConnectionsKept) of them"))
        #expect(text.contains("\(WireLimits.unacceptedConnectionsMax) may wait"))
        #expect(text.contains("a key is 1–\(WireLimits.metadataKeyBytesMax) bytes"))
        #expect(text.contains("each \(WireLimits.creditedBytesMin) bytes of their bodies"))
        #expect(text.contains("and \(WireLimits.spareFramesMax) more; one CANCEL"))
        #expect(text.contains("at most \(WireLimits.messagesWaitingMax), unless it had sent"))
        #expect(text.contains("\(WireLimits.heldBytesMax >> 20) MiB of unread"))
        #expect(text.contains("\(WireLimits.serverStreamsMax) streams"))
        #expect(text.contains("| silence | \(WireLimits.keepalivePatience.components.seconds) s |"))
        #expect(text.contains("wire protocol, version \(WireLimits.version)"))
        #expect(text.contains("preface** `REGENT1\\n`"))
        #expect(WireLimits.preface == Array("REGENT1\n".utf8))
    }

    @Test(
        "PROTOCOL.md says what the daemon does where it once said otherwise",
        arguments: [
            "in a `google.rpc.BadRequest`: the first 100, fewer where they would take more than 6 KiB",
            "Unknown fields are skipped, up to 64 bytes or a quarter of the message, whichever is more",
            "A client may use an id again only after it has read the END",
            "Where the table of kinds shows no head or no body, the frame must not have one.",
            "a HELLO or DRAIN that cannot be decoded or has a body", "a head on a client's MSG, a body on CANCEL",
            "has no checksum",
            "After a client's DRAIN the server accepts no more CALLs, ends Watch, and closes in the same way",
            "A DRAIN with a code other than 0 reports a connection error: the sender closes the connection after it",
            "Names are unique in the whole store, ignoring case, whoever may see them",
        ])
    func sentences(_ sentence: String) throws {
        let text = try SourceTree.text("PROTOCOL.md").split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(text.contains(sentence))
    }

    @Test("PROTOCOL.md lists the kinds and flags of frames")
    func kinds() throws {
        let rows = try Self.rows()
        let kinds: [(FrameKind, String)] = [
            (.hello, "HELLO"), (.ping, "PING"), (.drain, "DRAIN"), (.credit, "CREDIT"), (.call, "CALL"),
            (.message, "MSG"), (.end, "END"), (.cancel, "CANCEL"),
        ]
        for (kind, name) in kinds {
            #expect(rows.contains { $0.starts(with: [Self.hex(kind.rawValue), name]) })
        }
        let flags: [(FrameFlags, String)] = [
            (.end, "END"), (.hasMessage, "HAS_MSG"), (.more, "MORE"), (.compressed, "COMPRESSED"),
            (.ack, "ACK"),
        ]
        for (flag, name) in flags {
            #expect(rows.contains { $0.starts(with: [Self.hex(flag.rawValue), name]) })
        }
    }

    @Test("PROTOCOL.md links to the registry of reasons, which has every one, no more and no less")
    func reasons() throws {
        #expect(try SourceTree.text("PROTOCOL.md").contains("(\(Self.reasonPage))"))
        let printed = try Self.rows(of: Self.reasonPage).map { Array($0.dropFirst()) }
        let rows = ErrorReason.all.map { [$0.name, "\(StatusCode(rawValue: $0.statusNumber))", $0.use] }
        #expect(Set(printed.dropFirst(2)) == Set(rows) && printed.count == rows.count + 2)
        #expect(Set(ErrorReason.all.map(\.name)).count == ErrorReason.all.count)
    }

    static let reasonPage = "docs/reference/reasons.md"

    @Test("README.md has about a hundred lines and shows how to start")
    func readme() throws {
        let text = try SourceTree.text("README.md")
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 120)
        for word in ["make demo", "make test", "PROTOCOL.md", "docs/decisions"] { #expect(text.contains(word)) }
    }

    @Test("README.md lists each module in its layer, and docs/architecture.md each module once")
    func layers() throws {
        let law = ImportLaw.rooms.map { "\($1.floor) \($0)" }.sorted()
        let readme = try SourceTree.text("README.md").matches(of: /(?m)^(\d)  (\w+(?:, \w+)*) {2}/).flatMap { line in
            line.2.split { ", ".contains($0) }.map { "\(line.1) \($0.hasPrefix("regent") ? "" : "Regent")\($0)" }
        }
        #expect(readme.sorted() == law)
        let rows = try SourceTree.text("docs/architecture.md").matches(of: /(?m)^\|[^|]+\| (`[^|]+`) \|/)
        let architecture = rows.flatMap { row in row.1.split { "`, ".contains($0) }.map(String.init) }
        #expect(architecture.filter { ImportLaw.rooms[$0] != nil }.sorted() == ImportLaw.rooms.keys.sorted())
    }

    @Test("Generated files come from the present proto files")
    func generatedInputs() throws {
        let list = try SourceTree.text("proto/generator/INPUTS.sha256").split(separator: "\n")
        var listed: Set<String> = []
        for line in list {
            let parts = line.split(separator: " ", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            let bytes = try Data(contentsOf: SourceTree.root.appendingPathComponent(parts[1]))
            let digest = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
            #expect(digest == parts[0], "\(parts[1]) changed: run make proto")
            #expect(listed.insert(parts[1]).inserted, "\(parts[1]) is listed twice: run make proto")
        }
        for file in try SourceTree.files(in: ["proto"], endings: [".proto"]) {
            #expect(listed.contains(file.path), "\(file.path) is not generated")
        }
    }

    private static func rows(of document: String = "PROTOCOL.md") throws -> [[String]] {
        try SourceTree.text(document).split(separator: "\n").filter { $0.hasPrefix("|") }.map {
            $0.split(separator: "|").map {
                $0.trimmingCharacters(in: .whitespaces).trimmingCharacters(in: ["`"])
            }
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return "0x" + (digits.count < 2 ? "0" : "") + digits
    }
}
