import Foundation
import RegentTestKit
import Testing

/// Pages of the SDK: their programs are extracted and compiled against what was built.
@Suite("SDK page")
struct SDKPageTests {
    static let catalogue = "Sources/RegentClient/RegentClient.docc"
    static let page = catalogue + "/FirstCall.md"

    /// Every page of the catalogue that has a program.
    static func pages() throws -> [String] {
        let folder = SourceTree.root.appendingPathComponent(catalogue).path
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".md") }.map { catalogue + "/" + $0 }
            .filter { try SourceTree.text($0).contains("```swift\n") }
    }

    /// Exit status of the compilation of a page.
    static func compiled(_ page: String) async throws -> Int32 {
        let script = SourceTree.root.appendingPathComponent("Tests/Scripts/compile_sdk_page")
        let build = ChildProcess.built("regentd").deletingLastPathComponent().resolvingSymlinksInPath()
        return try await withTemporaryFolder { folder in
            let said = URL(fileURLWithPath: folder.file("said"))
            try Data().write(to: said)
            let process = try ChildProcess(script, [page, build.path], errors: said)
            let status = await process.exitStatus
            if status != 0 { print(try String(contentsOf: said, encoding: .utf8)) }
            return status
        }
    }

    @Test("The programs of a page compile", arguments: try pages())
    func compiles(_ page: String) async throws {
        #expect(try await Self.compiled(SourceTree.root.appendingPathComponent(page).path) == 0)
    }

    @Test("The catalogue has the pages that a new user needs")
    func complete() throws {
        let pages = try Self.pages().map { ($0 as NSString).lastPathComponent }
        let needed = [
            "ErrorsAndRetries.md", "FirstCall.md", "InProduction.md", "Outcomes.md", "RoutingWithFallback.md",
            "TestsWithTheFakeServer.md", "Uploads.md",
        ]
        #expect(Set(needed).isSubset(of: pages))
    }

    @Test("A page that names what does not exist does not compile")
    func planted() async throws {
        try await withTemporaryFolder { folder in
            let page = folder.file("page.md")
            let text = try SourceTree.text(Self.page).replacingOccurrences(of: "decision.fallbacks", with: "decision.x")
            try Data(text.utf8).write(to: URL(fileURLWithPath: page))
            #expect(try await Self.compiled(page) != 0)
        }
    }
}
