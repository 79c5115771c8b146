import Foundation
import RegentTestKit
import Testing

/// Pages of the SDK: their programs are extracted and compiled against what was built.
@Suite("SDK page")
struct SDKPageTests {
    static let page = "Sources/RegentClient/RegentClient.docc/FirstCall.md"
    static let pages = [page, "Sources/RegentClient/RegentClient.docc/RoutingWithFallback.md"]

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

    @Test("The programs of a page compile", arguments: pages)
    func compiles(_ page: String) async throws {
        #expect(try await Self.compiled(SourceTree.root.appendingPathComponent(page).path) == 0)
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
