import Foundation

/// The Markdown pages of the checkout, and whether what refers to them finds something.
struct DocumentPages {
    /// Headings of each page, by its path.
    let headings: [String: Set<String>]
    /// Files with their text: everything that may refer to a page.
    let files: [SourceTree.File]
    /// Targets of the Makefile.
    private let targets: Set<String>

    private static let folders = ["Sources", "Tests", "proto", "clients", "bench", "docs", "packaging"]
    private static let endings = [".swift", ".c", ".h", ".proto", ".py", ".md"]

    /// Pages of other projects that comments name as their source.
    private static let foreign: Set<String> = [
        "doc/xxhash_spec.md", "doc/statuscodes.md", "connection-backoff.md",
    ]
    /// Names in examples and tests of pages that are made for a moment.
    private static let examples: Set<String> = ["page.md"]

    /// Reads the checkout.
    init() throws {
        let root = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
        let tops = try root.filter { $0.hasSuffix(".md") || $0 == "Makefile" }.sorted().map {
            SourceTree.File(path: $0, text: try SourceTree.text($0))
        }
        // What is generated says what its .proto says, which is here too.
        files = try tops + SourceTree.files(in: Self.folders, endings: Self.endings).filter { !$0.isGenerated }
        var headings: [String: Set<String>] = [:]
        for file in files where file.path.hasSuffix(".md") { headings[file.path] = Self.headings(of: file) }
        self.headings = headings
        let makefile = tops.first { $0.path == "Makefile" }?.lines ?? []
        targets = Set(makefile.compactMap { $0.firstMatch(of: /^([a-z-]+):/).map { String($0.1) } })
    }

    private static func headings(of page: SourceTree.File) -> Set<String> {
        var (found, isCode): (Set<String>, Bool) = ([], false)
        for line in page.lines {
            if line.hasPrefix("```") { isCode.toggle() }
            guard !isCode, let match = line.firstMatch(of: /^#+ (.+)$/) else { continue }
            found.insert(String(match.1))
        }
        return found
    }

    // MARK: Checks

    /// What a file refers to and does not find, each with its line.
    func breaches(in file: SourceTree.File) -> [String] {
        let lines = file.lines
        var breaches: [String] = []
        for (number, line) in lines.enumerated()
        where [".md", "\u{A7}", "ecision", "`make"].contains(where: line.contains) {
            // A reference may go on in the next line of a comment.
            let next = number + 1 < lines.count ? Self.text(lines[number + 1]) : ""
            let window = "\(Self.text(line)) \(next)"
            let found =
                (line.contains(".md") ? mentions(in: window, before: line, of: file) : [])
                + sections(in: line) + decisions(in: line) + (file.path.hasSuffix(".md") ? make(in: line) : [])
            breaches += found.map { "\(file.path):\(number + 1): \($0)" }
        }
        return breaches + (file.path.hasSuffix(".md") ? links(in: file) : [])
    }

    /// The line without the marks of a comment.
    private static func text(_ line: Substring) -> Substring {
        line.drop { $0 == " " || $0 == "/" || $0 == "#" || $0 == "*" }
    }

    /// Pages that are named, and headings that are quoted behind them: PROTOCOL.md, "Limits" and "Streams".
    private func mentions(in window: String, before line: Substring, of file: SourceTree.File) -> [String] {
        var breaches: [String] = []
        let mention = /([A-Za-z0-9_.\/-]*[A-Za-z0-9_]\.md)\b(?:,? "([^"]+)"(?: and "([^"]+)")?)?/
        for match in window.matches(of: mention) where line.contains(match.1) {
            let name = String(match.1)
            if Self.foreign.contains(name) || Self.examples.contains(name.lowercased()) { continue }
            let paths = paths(of: name)
            if paths.isEmpty { breaches.append("there is no \(name)") }
            for quoted in [match.2, match.3].compactMap(\.self) where !paths.isEmpty {
                let isThere = paths.contains { headings[$0]?.contains(String(quoted)) == true }
                if !isThere { breaches.append("\(name) has no heading \(quoted)") }
            }
        }
        return breaches
    }

    private func paths(of name: String) -> [String] {
        let parts = name.split(separator: "/").filter { $0 != ".." && $0 != "." }
        let name = parts.joined(separator: "/")
        return headings.keys.filter { $0 == name || $0.hasSuffix("/" + name) }
    }

    /// Numbered sections are those of RFCs; our own pages have headings.
    private func sections(in line: Substring) -> [String] {
        line.matches(of: /(.{0,10})\u{A7}/).filter { !$0.1.contains(/RFC \d+ $/) }.map { _ in
            "a section by number"
        }
    }

    private func decisions(in line: Substring) -> [String] {
        let byNumber = line.matches(of: /\b[Dd]ecision (\d+)\b/).compactMap { Int($0.1) }
        let byPath = line.matches(of: /docs\/decisions\/(\d{4})/).compactMap { Int($0.1) }
        return (byNumber + byPath).filter { number in
            let prefix = "docs/decisions/" + String(repeating: "0", count: 4 - "\(number)".count) + "\(number)-"
            return !headings.keys.contains { $0.hasPrefix(prefix) }
        }.map { "there is no decision \($0)" }
    }

    private func make(in line: Substring) -> [String] {
        line.matches(of: /`make ([a-z-]+)/).map { String($0.1) }.filter { !targets.contains($0) }.map {
            "the Makefile has no target \($0)"
        }
    }

    /// Links to files and to headings of pages.
    private func links(in page: SourceTree.File) -> [String] {
        let folder = (page.path as NSString).deletingLastPathComponent
        return page.text.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }.filter { !$0.contains(":") }.compactMap {
            link in
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let path = parts[0].isEmpty ? page.path : Self.path(parts[0], in: folder)
            let file = SourceTree.root.appendingPathComponent(path).path
            guard FileManager.default.fileExists(atPath: file) else { return "\(page.path): there is no \(link)" }
            guard parts.count == 2, let headings = headings[path] else { return nil }
            let isThere = headings.contains { Self.anchor(of: $0) == parts[1] }
            return isThere ? nil : "\(page.path): \(path) has no heading \(parts[1])"
        }
    }

    private static func path(_ link: String, in folder: String) -> String {
        var parts = folder.split(separator: "/").map(String.init)
        for part in link.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }

    /// The anchor that GitHub makes of a heading.
    static func anchor(of heading: String) -> String {
        String(heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" })
            .replacingOccurrences(of: " ", with: "-")
    }

    /// Files and folders that a page of `docs` names in code style and that do not exist.
    func missingFiles(in page: SourceTree.File) -> [String] {
        let folders = /^(?:Sources|Tests|docs|proto|clients|bench|C?Regent[A-Za-z]*|regentd?)\/[^<>{}*…\s]+$/
        let names = page.text.matches(of: /`([^`\n]+)`/).map { String($0.1) }.filter { $0.contains(folders) }
        return names.filter { name in
            !["", "Sources/"].contains { prefix in
                FileManager.default.fileExists(atPath: SourceTree.root.appendingPathComponent(prefix + name).path)
            }
        }.map { "\(page.path): there is no \($0)" }
    }
}
