import Foundation

/// Small files that are read whole: gates, requests.
enum WholeFile {
    /// The bytes of a file; `-` is stdin.
    ///
    /// - Throws: `CommandFailure` naming the file.
    static func bytes(of path: String) throws -> [UInt8] {
        do {
            if path == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw CommandFailure("cannot read \(path)", places: [path])
        }
    }
}
