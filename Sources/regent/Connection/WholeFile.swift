import Foundation
import RegentSystem

/// Small files that are read whole: gates, requests.
enum WholeFile {
    /// The bytes of a file without a byte-order mark; `-` is stdin.
    ///
    /// - Parameter max: a file of more bytes is refused, and not read to its end.
    /// - Throws: `CommandFailure` naming the file.
    static func bytes(of path: String, max: Int = .max) throws -> [UInt8] {
        var bytes = Data()
        do {
            // Read to its end, whatever it is: a pipe has no size to go by.
            let file = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { if path != "-" { try? file.close() } }
            if max == .max {
                bytes = try file.readToEnd() ?? Data()
            } else {
                while bytes.count <= max, let more = try file.read(upToCount: max + 1 - bytes.count), !more.isEmpty {
                    bytes += more
                }
            }
        } catch {
            let isThere = path == "-" || FileSystem.exists(path)
            throw CommandFailure(isThere ? "cannot read \(path)" : "\(path) does not exist", places: [path])
        }
        guard bytes.count <= max else {
            throw CommandFailure("\(path) has more than \(max) bytes", places: [path])
        }
        return Array(bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes)
    }

    /// The byte-order mark of UTF-8, which editors on Windows write.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
