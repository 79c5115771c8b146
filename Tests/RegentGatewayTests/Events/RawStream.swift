import Foundation
import RegentSystem
import RegentTestKit
import Synchronization

/// A request whose answer is read while it comes.
final class RawStream: Sendable {
    private let path: String
    private let request: [UInt8]

    init(path: String, method: String = "GET", target: String, headers: [String: String]) throws {
        self.path = path
        let lines = ["\(method) \(target) HTTP/1.1", "Host: localhost"] + headers.map { "\($0.key): \($0.value)" }
        request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    /// Reads the head of an answer; whether something becomes true then, while the connection is open.
    func holds(_ condition: @escaping @Sendable () -> Bool) async throws -> Bool {
        let (path, request) = (path, request)
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        let socket = try BlockingSocket(path: path, patience: hangLimit)
                        try socket.write(request)
                        var piece: [UInt8] = []
                        try socket.read(into: &piece)
                        let end = ContinuousClock.now + hangLimit
                        while !condition(), ContinuousClock.now < end { Thread.sleep(forTimeInterval: 0.01) }
                        // A socket that is written to is open so far.
                        try socket.write(Array("GET /livez HTTP/1.1\r\n".utf8))
                        return !piece.isEmpty && condition()
                    })
            }
        }
    }

    /// Reads until a text has come, or the answer ends; then closes.
    func read(until text: String) async throws -> String {
        let (path, request) = (path, request)
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        let socket = try BlockingSocket(path: path, patience: hangLimit)
                        try socket.write(request)
                        var (all, piece): ([UInt8], [UInt8]) = ([], [])
                        while !String(decoding: all, as: UTF8.self).contains(text) {
                            try socket.read(into: &piece)
                            if piece.isEmpty { break }
                            all += piece
                        }
                        return String(decoding: all, as: UTF8.self)
                    })
            }
        }
    }
}
