import Foundation
import RegentStorage
import RegentSystem

/// The head file in a directory.
final class DiskHeadFile: HeadFile {
    /// Name in the directory of the store.
    static let name = "regent.head"
    private static let newName = "regent.head.new"

    private let file: FileInPlace

    /// Makes the file with one head, durable under its name; a crash leaves the one before or this one.
    ///
    /// - Throws: `SystemError`.
    init(_ head: StoreHead, in directory: String) throws(SystemError) {
        let path = directory + "/" + Self.newName
        try FileSystem.removeFile(path)
        let new = try NewFile(path: path)
        try new.append(HeadFileFormat.file(head).span)
        try new.sync()
        try FileSystem.rename(path, to: directory + "/" + Self.name)
        try FileSystem.syncDirectory(directory)
        file = try FileInPlace(path: directory + "/" + Self.name)
    }

    /// The bytes of the head file in a directory; nil if there is none.
    ///
    /// - Throws: the error of the system.
    static func bytes(in directory: String) throws -> [UInt8]? {
        let path = directory + "/" + name
        return FileSystem.exists(path) ? try bytes(at: path) : nil
    }

    /// Removes what an interrupted start left in a directory.
    static func removeLeftovers(in directory: String) {
        _ = try? FileSystem.removeFile(directory + "/" + newName)
    }

    func read() throws -> [UInt8] { try Self.bytes(at: file.path) }

    func write(_ bytes: [UInt8], at offset: UInt64) throws { try file.write(bytes.span, at: offset) }

    func sync() throws { try file.sync() }

    private static func bytes(at path: String) throws -> [UInt8] {
        let input = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? input.close() }
        return [UInt8](try input.read(upToCount: HeadFileFormat.byteCount) ?? Data())
    }
}
