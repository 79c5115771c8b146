import Foundation
import RegentEvaluation
import RegentSystem

/// Rows of a file, so many at a time: a file of any length takes the memory of a batch.
struct RowLines {
    /// Bytes of a line at most.
    private static let lineBytesMax = 1 << 20
    private static let chunkBytes = 1 << 16

    private let path: String
    private let file: FileHandle
    private var rest: [UInt8] = []
    private var isAtEnd = false
    private var number = 0

    /// Opens a file; `-` is stdin.
    ///
    /// - Throws: `CommandFailure` naming it.
    init(_ path: String) throws {
        self.path = path
        do {
            file = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        } catch {
            let isThere = FileSystem.exists(path)
            throw CommandFailure(isThere ? "cannot read \(path)" : "\(path) does not exist", places: [path])
        }
    }

    /// The next rows, at most so many; nil at the end.
    ///
    /// - Throws: `Refusal` DECISION_ROWS_INVALID naming the line; `CommandFailure`.
    mutating func next(max: Int) throws -> DecisionLines? {
        var lines = DecisionLines()
        while lines.count < max, let line = try nextLine() {
            number += 1
            // A blank line is no row; the last one of many files is.
            guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
            try lines.add(line, number: number)
        }
        return lines.count == 0 ? nil : lines
    }

    private mutating func nextLine() throws -> [UInt8]? {
        var searched = 0
        while true {
            if let end = rest[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(rest[..<end])
                rest.removeSubrange(...end)
                return line
            }
            guard !isAtEnd else {
                let line = rest
                rest = []
                return line.isEmpty ? nil : line
            }
            searched = rest.count
            guard searched <= Self.lineBytesMax else {
                throw CommandFailure(
                    "line \(number + 1) has more than \(Self.lineBytesMax) bytes", places: [path])
            }
            try read()
        }
    }

    private mutating func read() throws {
        do {
            guard let more = try file.read(upToCount: Self.chunkBytes), !more.isEmpty else {
                isAtEnd = true
                return
            }
            rest += more
        } catch {
            throw CommandFailure("cannot read \(path)", places: [path])
        }
    }
}
