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

    @Test("It ends by itself after the time to stay")
    func stay() async throws {
        let done = try await RegentBinary.run(["quickstart", "--stay", "0.2"])
        #expect(done.code == 0 && done.stderr.contains("is removed"), "\(done.stderr)")
    }
}
