import Foundation
import RegentTestKit

/// A page of the checkout, and the commands that it shows.
struct MarkdownPage: Sendable {
    /// Lines between two fences.
    struct Block: Sendable {
        /// The nearest heading of the second level above it.
        let heading: String
        /// For example "sh".
        let language: String
        var lines: [String] = []
    }

    /// From the root of the checkout, for example "docs/routing.md".
    let path: String
    /// In the order of the page.
    let blocks: [Block]
    /// Texts in code style outside of blocks, each in one line.
    let spans: [String]

    init(path: String, text: String) {
        var (blocks, prose): ([Block], [Substring]) = ([], [])
        var (heading, open): (String, Block?) = ("", nil)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                if let block = open { blocks.append(block) }
                open = open == nil ? Block(heading: heading, language: String(line.dropFirst(3))) : nil
            } else if open != nil {
                open?.lines.append(String(line))
            } else {
                if line.hasPrefix("## ") { heading = String(line.dropFirst(3)) }
                prose.append(line)
            }
        }
        self.path = path
        self.blocks = blocks
        spans = prose.joined(separator: "\n").matches(of: /`([^`]+)`/).map {
            String($0.1).replacing("\n", with: " ")
        }
    }

    /// Reads a page of the checkout.
    init(at path: String) throws {
        self.init(path: path, text: try String(contentsOf: Checkout.file(path), encoding: .utf8))
    }

    /// Every page of the checkout, by path.
    static func all() throws -> [MarkdownPage] {
        let top = try FileManager.default.contentsOfDirectory(atPath: Checkout.root.path)
        let below = try ["Sources", "proto", "clients", "bench", "docs"].flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: Checkout.file(folder).path).map { "\(folder)/\($0)" }
        }
        let paths = (top + below).filter { $0.hasSuffix(".md") && !$0.contains(".build/") }
        return try paths.sorted().map { try MarkdownPage(at: $0) }
    }

    /// The words of each command in code style or in a block of the shell.
    var commands: [[String]] {
        let lines = blocks.filter { $0.language == "sh" }.flatMap(\.lines) + spans
        return lines.flatMap { line in
            line.replacing(/(?:^|\s)#.*/, with: "").split { ";&|".contains($0) }.map { command in
                let words = command.split(separator: " ").map { $0.trimmingCharacters(in: ["[", "]", "'", "\""]) }
                return Array(words.drop { ["until", "while", "do"].contains($0) })
            }
        }
    }
}
