import Foundation
import RegentDaemon
import Testing

@Suite("The log's own thread")
struct LogSinkTests {
    private static func omission(_ count: UInt64) -> String { "omitted \(count)\n" }

    @Test("Nobody waits for a log that is not read; what was left out is counted once it is read again")
    func unread() async throws {
        let pipe = Pipe()
        let sink = LogSink(pipe.fileHandleForWriting)
        let line = String(repeating: "x", count: 127) + "\n"
        let lines = 3 * LogSink.bytesMax / line.utf8.count
        for _ in 0..<lines { sink.write(line, isImportant: false, omission: Self.omission) }
        // Reading makes room; the next line that is taken comes behind the count.
        let reading = Task.detached { () -> [Substring] in
            var bytes = Data()
            while !bytes.suffix(32).contains(UInt8(ascii: "!")) { bytes += pipe.fileHandleForReading.availableData }
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        }
        sink.flush()
        sink.write("last\n", isImportant: true, omission: Self.omission)
        sink.write("!\n", isImportant: true, omission: Self.omission)
        let read = await reading.value
        let counted = read.compactMap { $0.hasPrefix("omitted ") ? Int($0.dropFirst(8)) : nil }
        let whole = read.count { $0.count == 127 }
        // Where its thread first takes lines when some were left out already, there is room once in between.
        #expect((1...2).contains(counted.count), "\(counted)")
        #expect(whole + counted.reduce(0, +) == lines, "\(whole) and \(counted) of \(lines)")
        #expect(read.suffix(2) == ["last", "!"])
    }

    @Test("Lines come in order, important ones are written before the call returns")
    func order() throws {
        let pipe = Pipe()
        let sink = LogSink(pipe.fileHandleForWriting)
        for number in 0..<100 { sink.write("\(number)\n", isImportant: number == 99, omission: Self.omission) }
        let read = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        #expect(read == (0..<100).map { "\($0)\n" }.joined())
    }
}
