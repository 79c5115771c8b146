import Foundation
import RegentTestKit

/// The checkout, as text.
struct SourceTree {
    struct File {
        /// From the root, for example "Sources/RegentModel/Change.swift".
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        /// Lines that have one of some words, with their numbers from 1: a pattern is slow over 100,000 lines, and few
        /// of them have the words that it asks for.
        func lines(with words: String...) -> [(number: Int, line: Substring)] {
            let words = words.map { Array($0.utf8) }
            return lines.enumerated().filter { _, line in words.contains { Self.has($0, line) } }
                .map { ($0.offset + 1, $0.element) }
        }

        private static func has(_ word: [UInt8], _ line: Substring) -> Bool {
            var rest = line.utf8
            while rest.count >= word.count {
                if rest.starts(with: word) { return true }
                rest = rest.dropFirst()
            }
            return false
        }

        var name: String { (path as NSString).lastPathComponent }
        /// Second component of the path: the target of a source.
        var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
        var isGenerated: Bool {
            path.contains("/Generated/") || path.contains(".pb-c.") || path.contains("_pb2")
                || path.hasSuffix("_shapes.h")
        }
    }

    /// Folder of Package.swift.
    static let root = Checkout.root

    /// Text of one file.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Files below the folders whose names end so, sorted by path.
    static func files(in folders: [String], endings: [String]) throws -> [File] {
        try folders.flatMap { folder in
            let paths = try FileManager.default.subpathsOfDirectory(
                atPath: root.appendingPathComponent(folder).path)
            return try paths.sorted().filter { path in
                endings.contains { path.hasSuffix($0) } && !path.contains(".build/")
            }.map { File(path: "\(folder)/\($0)", text: try text("\(folder)/\($0)")) }
        }
    }

    static func swift(in folders: String...) throws -> [File] {
        try files(in: folders, endings: [".swift"])
    }
}
