import Foundation
import RegentSystem
import Synchronization

/// Appends spans to a file, a request of OTLP JSON a line, as the file exporter of OpenTelemetry has it.
///
/// A file that has become too large is renamed with `.1` behind its name, in place of the one before; so the space is
/// bounded.
package final class OTLPFile: SpanExporter {
    /// Bytes from which on another file is begun.
    package static let bytesMax = 128 << 20

    private let path: String
    private let bytesMax: Int
    private let json: SpanJSON
    private let file = Mutex<FileHandle?>(nil)

    /// - Parameter path: made where it is missing, for its owner alone.
    package init(path: String, json: SpanJSON, bytesMax: Int = OTLPFile.bytesMax) {
        self.path = path
        self.json = json
        self.bytesMax = bytesMax
    }

    /// The path of the file.
    package var place: String { path }

    /// Appends a line.
    ///
    /// - Throws: the error of the system; the next line opens the file anew.
    package func export(_ spans: [FinishedSpan]) async throws {
        var line = json.bytes(spans)
        line.append(UInt8(ascii: "\n"))
        try file.withLock { file in
            do {
                let open = try file ?? opened()
                file = open
                let size = try open.seekToEnd()
                if size > 0, size + UInt64(line.count) > UInt64(bytesMax) {
                    try open.close()
                    file = nil
                    try FileSystem.rename(path, to: path + ".1")
                    file = try opened()
                }
                try file?.write(contentsOf: Data(line))
            } catch {
                try? file?.close()
                file = nil
                throw error
            }
        }
    }

    private func opened() throws -> FileHandle {
        let manager = FileManager.default
        if !manager.fileExists(atPath: path) {
            guard manager.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
                throw SpanExportRefusal("\(path) cannot be made")
            }
        }
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
}
