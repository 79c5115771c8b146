import Foundation
package import RegentGovernance
import RegentMessages
import RegentModel

/// The folder of packs of a daemon.
package enum PackFolder {
    private static let filesMax = 100

    /// The packs of the daemon and of a folder: its files `*.json`, by name.
    ///
    /// - Throws: `PackError` that names the file, the member and the rule.
    package static func library(of folder: String) throws(PackError) -> PackLibrary {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw PackError(file: folder, path: "", message: "the folder cannot be read")
        }
        let files = names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
        guard files.count <= filesMax else {
            throw PackError(file: folder, path: "", message: "at most \(filesMax) packs are allowed")
        }
        var texts: [(name: String, text: [UInt8])] = []
        for file in files { texts.append((file, try bytes(of: "\(folder)/\(file)"))) }
        return try PackLibrary(own: texts)
    }

    /// One byte more than a pack may have tells that it is too large.
    private static func bytes(of path: String) throws(PackError) -> [UInt8] {
        let handle = FileHandle(forReadingAtPath: path)
        defer { try? handle?.close() }
        guard let handle, let bytes = try? handle.read(upToCount: CompliancePack.bytesMax + 1) else {
            throw PackError(file: path, path: "", message: "it cannot be read, or is empty")
        }
        return Array(bytes)
    }
}
