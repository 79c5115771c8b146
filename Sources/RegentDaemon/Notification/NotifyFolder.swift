import Foundation
import RegentMessages
import RegentSystem

/// The folder of what is being told: for each item its JSON, and the mark of the program's process.
struct NotifyFolder: Sendable {
    /// Where it is.
    let path: String

    /// What the files of an item are called. The leaf tells entries apart that had one revision before and after a
    /// restore.
    static func name(of entry: LedgerEntry, _ place: Int) -> String {
        let leaf = entry.leafHash.prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return "\(entry.revision)-\(place)-\(leaf)"
    }

    /// Makes the folder where it is missing, and removes what belongs to revisions that were told of.
    ///
    /// - Throws: `SystemError`.
    func prepare(keepingAfter revision: UInt64) throws {
        do throws(SystemError) {
            try FileSystem.makeDirectory(path)
        } catch {
            guard error.code == .exists else { throw error }
        }
        for file in try FileManager.default.contentsOfDirectory(atPath: path) {
            guard let number = file.split(separator: "-").first.flatMap({ UInt64($0) }), number <= revision else {
                continue
            }
            _ = try? FileSystem.removeFile(path + "/" + file)
        }
    }

    /// Writes an item; gives the path.
    ///
    /// A killed daemon may have left one, and a process that is about to read it: it is replaced as a whole.
    /// - Throws: `SystemError`.
    func input(_ file: String, _ text: String) throws(SystemError) -> String {
        let (path, new) = (path + "/" + file + ".json", path + "/" + file + ".new")
        try FileSystem.removeFile(new)
        try NewFile(path: new).append(Array(text.utf8).span)
        try FileSystem.rename(new, to: path)
        return path
    }

    /// Path of the mark.
    func mark(_ file: String) -> String { path + "/" + file + ".begun" }

    /// Removes the files of an item. What stays is removed at the next start.
    func remove(_ file: String) {
        for name in [file + ".json", file + ".begun"] { _ = try? FileSystem.removeFile(path + "/" + name) }
    }
}
