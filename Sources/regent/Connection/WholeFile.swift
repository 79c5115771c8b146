import Foundation
import RegentSystem

/// Small files that are read whole: gates, requests.
enum WholeFile {
    /// The bytes of a file without a byte-order mark; `-` is stdin.
    ///
    /// - Throws: `CommandFailure` naming the file.
    static func bytes(of path: String) throws -> [UInt8] {
        let bytes: Data
        do {
            // Read to its end, whatever it is: a pipe has no size to go by.
            let file = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { if path != "-" { try? file.close() } }
            bytes = try file.readToEnd() ?? Data()
        } catch {
            let isThere = path == "-" || FileSystem.exists(path)
            throw CommandFailure(isThere ? "cannot read \(path)" : "\(path) does not exist", places: [path])
        }
        return Array(bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes)
    }

    /// The byte-order mark of UTF-8, which editors on Windows write.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
