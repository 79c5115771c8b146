import Foundation
import RegentTestKit
import Testing

@Suite("Quickstart")
struct QuickstartTests {
    @Test("The four commands that it prints work, and nothing is left at the end")
    func commands() async throws {
        try await withTemporaryFolder { folder in
            let output = URL(fileURLWithPath: folder.file("out"))
            let errors = URL(fileURLWithPath: folder.file("err"))
            for file in [output, errors] { try Data().write(to: file) }
            let environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("REGENT_") }
                .merging(["TMPDIR": folder.path]) { $1 }
            let process = try ChildProcess(
                ChildProcess.built("regent"), ["quickstart"], environment: environment, output: output, errors: errors)
            _ = try await process.line(with: "Ctrl-C", in: errors)
            let text = try String(contentsOf: output, encoding: .utf8)
            let export = try #require(text.firstMatch(of: /REGENT_ADDRESS=(\S+)/), "\(text)")
            let commands = text.split(separator: "\n").filter { $0.hasPrefix("  regent ") }
            #expect(commands.count == 4)
            for command in commands {
                let words = command.prefix { $0 != "#" }.split(separator: " ").dropFirst().map(String.init)
                let done = try await RegentBinary.run(words, environment: ["REGENT_ADDRESS": String(export.1)])
                #expect(done.code == 0 && !done.stdout.isEmpty, "\(command): \(done.stderr)")
            }
            process.signal(SIGINT)
            #expect(await process.exitStatus == 0)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(left.sorted() == ["err", "out"], "\(left)")
        }
    }

    @Test("With --console it prints a link, whose code opens one session")
    func console() async throws {
        try await withTemporaryFolder { folder in
            let output = URL(fileURLWithPath: folder.file("out"))
            let errors = URL(fileURLWithPath: folder.file("err"))
            for file in [output, errors] { try Data().write(to: file) }
            let environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("REGENT_") }
                .merging(["TMPDIR": folder.path]) { $1 }
            let process = try ChildProcess(
                ChildProcess.built("regent"), ["quickstart", "--console"], environment: environment, output: output,
                errors: errors)
            _ = try await process.line(with: "Ctrl-C", in: errors)
            let text = try String(contentsOf: output, encoding: .utf8)
            let found = text.firstMatch(of: /http:\/\/(127\.0\.0\.1:\d+)\/#login=([0-9a-f]{32,})/)
            let link = try #require(found, "\(text)")
            let page = try await Self.request(URL(string: "http://\(link.1)/my-deployment-tasks"))
            #expect(page.status == 200 && page.body.contains("/console/main.js"))
            var statuses: [Int] = []
            for _ in 0..<2 {
                let answer = try await Self.request(URL(string: "http://\(link.1)/session"), code: String(link.2))
                statuses.append(answer.status)
            }
            #expect(statuses == [200, 401])
            process.signal(SIGINT)
            let status = await process.exitStatus
            #expect(status == 0)
        }
    }

    /// Asks for a page, or for a session.
    private static func request(_ url: URL?, code: String? = nil) async throws -> (status: Int, body: String) {
        let url = try #require(url)
        let arguments =
            code.map { ["-H", "Content-Type: application/json", "-d", "{\"code\":\"\($0)\"}"] } ?? []
        return try await withTemporaryFolder { folder in
            let output = URL(fileURLWithPath: folder.file("answer"))
            try Data().write(to: output)
            let curl = try ChildProcess(
                URL(fileURLWithPath: "/usr/bin/env"),
                ["curl", "-s", "-w", "\n%{http_code}", url.absoluteString] + arguments, output: output)
            let exit = await curl.exitStatus
            let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
            #expect(exit == 0)
            return (lines.last.flatMap { Int($0) } ?? 0, lines.dropLast().joined(separator: "\n"))
        }
    }

    @Test("It ends by itself after the time to stay")
    func stay() async throws {
        let done = try await RegentBinary.run(["quickstart", "--stay", "0.2"])
        #expect(done.code == 0 && done.stderr.contains("is removed"), "\(done.stderr)")
    }
}
