import Foundation
import RegentTestKit
import Testing

/// The SDK's first page: its program is extracted and compiled against what was built.
@Suite("SDK page")
struct SDKPageTests {
    static let page = "Sources/RegentClient/RegentClient.docc/FirstCall.md"

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

    @Test("The programs of the page compile")
    func compiles() async throws {
        #expect(try await Self.compiled(SourceTree.root.appendingPathComponent(Self.page).path) == 0)
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
