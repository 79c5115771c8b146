import Foundation
import Testing

@Suite("Style")
struct StyleTests {
    static let handWritten: [SourceTree.File] = {
        let files = try? SourceTree.files(
            in: ["Sources", "Tests", "proto", "clients", "bench"],
            endings: [".swift", ".c", ".h", ".py"])
        return (files ?? []).filter { !$0.isGenerated }
    }()

    @Test("Files have at most 500 lines")
    func fileSizes() {
        let long = Self.handWritten.filter { $0.lines.count > 501 }
        #expect(long.map { "\($0.path) (\($0.lines.count))" } == [])
    }

    @Test("Functions have at most 70 lines")
    func functionSizes() {
        var long: [String] = []
        for file in Self.handWritten where file.path.hasSuffix(".swift") {
            var start: (line: Int, indent: Int, name: Substring)?
            let named = Set(file.lines(with: "func", "init").map(\.number))
            for (number, line) in file.lines.enumerated() {
                let indent = line.prefix { $0 == " " }.count
                // A requirement of a protocol has no end of its own: the next one begins anew.
                if named.contains(number + 1), line.contains(/^\s*(?:@\w+\s+)*(?:\w+\s+)*(?:func|init)\b/),
                    start == nil || start?.indent == indent
                {
                    start = (number, indent, line)
                } else if let open = start, indent == open.indent,
                    line.hasPrefix(String(repeating: " ", count: indent) + "}")
                {
                    if number - open.line > 70 { long.append("\(file.path):\(open.line + 1)") }
                    start = nil
                }
            }
        }
        #expect(long == [])
    }

    @Test("Lines have at most 120 columns")
    func lineLengths() {
        var long: [String] = []
        for file in Self.handWritten {
            for (number, line) in file.lines.enumerated() where line.utf8.count > 120 && line.count > 120 {
                long.append("\(file.path):\(number + 1) (\(line.count))")
            }
        }
        #expect(long == [])
    }

    @Test("Names say one thing")
    func names() {
        let hiding = /(?:Manager|Helper|Utils?|Common|Misc|Impl|Handler2)\b/
        var found: [String] = []
        for file in Self.handWritten {
            if file.name.contains(/(?:Manager|Helper|Utils?|Common|Misc|Impl)\.\w+$/) {
                found.append(file.path)
            }
            guard file.path.hasSuffix(".swift") else { continue }
            let hints = file.lines(with: "Manager", "Helper", "Util", "Common", "Misc", "Impl", "Handler2")
            for (_, line) in hints
            where line.contains(/\b(?:struct|class|enum|actor|protocol|func)\s/)
                && line.split(separator: "(").first?.contains(hiding) == true
                && !file.path.hasPrefix("Tests/TidyTests")
            {
                found.append("\(file.path): \(line)")
            }
        }
        #expect(found == [])
    }

    @Test("File names are unique in the tree")
    func uniqueFileNames() {
        let names = Dictionary(
            grouping: Self.handWritten.filter { $0.path.hasSuffix(".swift") }, by: \.name)
        let apart: Set<String> = ["Package.swift", "main.swift"]
        #expect(
            names.filter { $0.value.count > 1 && !apart.contains($0.key) }.keys.sorted() == [])
    }

    @Test("Nothing is left for later")
    func noMarks() {
        let marks = ["TO" + "DO", "FIX" + "ME", "@test" + "able", "unsafe" + "Flags"]
        for file in Self.handWritten {
            for mark in marks { #expect(!file.text.contains(mark), "\(file.path): \(mark)") }
        }
    }

    @Test("Everything that is not private has a doc comment")
    func docComments() throws {
        let kinds = "func|init|var|let|struct|enum|class|protocol|subscript|typealias|actor"
        let declaration = try Regex(
            #"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public|package)\s+(?!import)(?:[\w()]+\s+)*(?:"# + kinds + #")\b"#)
        var bare: [String] = []
        for file in try SourceTree.swift(in: "Sources") where !file.isGenerated {
            var previous: Substring = ""
            let open = Set(file.lines(with: "public", "package").map(\.number))
            for (number, line) in file.lines.enumerated() {
                if open.contains(number + 1), line.contains(declaration), !Self.isDocumented(previous, line) {
                    bare.append("\(file.path):\(number + 1)")
                }
                if !line.trimmingCharacters(in: .whitespaces).hasPrefix("@") { previous = line }
            }
        }
        // Members that conform to a protocol or repeat a name need no line of their own; the number
        // may only fall.
        #expect(bare.count <= StyleTests.bareMax, "\(bare.count): \(bare.prefix(40))")
    }

    /// A ratchet: public and package symbols without a comment.
    static let bareMax = 22

    private static func isDocumented(_ previous: Substring, _ line: Substring) -> Bool {
        previous.contains("///") || line.contains("init(") || line.contains("static func ==")
            || line.contains(/\b(?:description|body|hash|encoded|violations|fullName)\b/)
    }
}
