import Foundation

/// Small files that are read whole: gates, requests.
enum WholeFile {
    /// The bytes of a file; `-` is stdin.
    ///
    /// - Throws: `CommandFailure` naming the file.
    static func bytes(of path: String) throws -> [UInt8] {
        do {
            if path == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
            // Read to its end, whatever it is: a pipe has no size to go by.
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            return Array(try file.readToEnd() ?? Data())
        } catch {
            throw CommandFailure("cannot read \(path)", places: [path])
        }
    }
}
