import Foundation
import RegentTestKit
import Testing

/// Arguments are bytes, and not every one is a text.
@Suite("Arguments that are not UTF-8")
struct ArgumentBytesTests {
    /// Runs a program by a shell that makes `@` of the words the byte 0xFF; gives its exit status and what it said.
    private static func run(_ program: String, _ words: [String]) async throws -> (code: Int32, said: String) {
        try await withTemporaryFolder { folder in
            let errors = URL(fileURLWithPath: folder.file("err"))
            try Data().write(to: errors)
            let script = #"""
                program=$0; n=$#
                while [ $n -gt 0 ]; do
                    word=$(printf %s "$1" | tr @ '\377'); shift; set -- "$@" "$word"; n=$((n-1))
                done
                exec "$program" "$@"
                """#
            let process = try ChildProcess(
                URL(fileURLWithPath: "/bin/sh"), ["-c", script, ChildProcess.built(program).path] + words,
                environment: ["LC_ALL": "C", "PATH": "/usr/bin:/bin", "REGENT_ADDRESS": "unix:/nowhere"], errors: errors
            )
            let code = await process.exitStatus
            return (code, try String(contentsOf: errors, encoding: .utf8))
        }
    }

    @Test(
        "Each is refused with 64 before anything is done",
        arguments: [
            ["route", "select", "-e", "prod", "--key", "a@"], ["route", "select", "-e", "prod", "--key=a@"],
            ["route", "select", "-e", "prod", "--key", "k", "--model", "@"], ["eval", "show", "r@"],
            ["outcome", "report", "@.jsonl"], ["eval", "create", "r1", "--type", "offline", "--metadata", "a=@"],
            ["@"], ["history", "evalRuns/@"],
        ])
    func refused(words: [String]) async throws {
        let (code, said) = try await Self.run("regent", words)
        #expect(code == 64, "\(said)")
        #expect(said.contains(#"\xff"#), "the argument is named: \(said)")
    }

    @Test("Arguments with letters beyond ASCII are accepted, also U+FFFD", arguments: ["é", "鍵", "\u{FFFD}", "🔑"])
    func taken(key: String) async throws {
        let (code, said) = try await Self.run("regent", ["route", "select", "-e", "prod", "--key", key])
        // Nobody is there.
        #expect(code == 7, "\(said)")
    }

    @Test("The daemon refuses such an argument too")
    func daemon() async throws {
        let (code, said) = try await Self.run("regentd", ["--data", "@"])
        #expect(code == 64, "\(said)")
    }
}
