import Foundation
import RegentSystem
import RegentTestKit
import Testing

/// Programs that are started once for a mark.
@Suite("Running programs")
struct ProgramRunTests {
    /// A script in a folder.
    static func script(_ folder: TemporaryFolder, _ text: String) throws -> String {
        let path = folder.file("program")
        try Data("#!/bin/sh\n\(text)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    static func input(_ folder: TemporaryFolder, _ text: String) throws -> String {
        let path = folder.file("input")
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test("A program reads its input, and its exit status is told")
    func reads() async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.script(folder, "cat > \(folder.file("output")); exit 7")
            let run = try ProgramRun(
                program, input: try Self.input(folder, "said\n"), mark: folder.file("mark"))
            var status: Int32?
            #expect(
                await eventually {
                    status = status ?? run.status; return status != nil
                })
            #expect(status == 7 && FileManager.default.fileExists(atPath: folder.file("mark")))
            #expect(try String(contentsOfFile: folder.file("output"), encoding: .utf8) == "said\n")
        }
    }

    @Test("A program is not started where its mark is there")
    func once() async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.script(folder, "echo x >> \(folder.file("output"))")
            let (input, mark) = (try Self.input(folder, ""), folder.file("mark"))
            let run = try ProgramRun(program, input: input, mark: mark)
            var isOver = false
            #expect(
                await eventually {
                    isOver = isOver || run.status != nil; return isOver
                })
            for _ in 0..<3 {
                let error = #expect(throws: SystemError.self) { try ProgramRun(program, input: input, mark: mark) }
                #expect(error?.code == .exists)
            }
            #expect(try String(contentsOfFile: folder.file("output"), encoding: .utf8) == "x\n")
        }
    }

    @Test("What cannot be started leaves no mark")
    func missing() async throws {
        try await withTemporaryFolder { folder in
            let (input, mark) = (try Self.input(folder, ""), folder.file("mark"))
            let missing = #expect(throws: SystemError.self) {
                try ProgramRun(folder.file("none"), input: input, mark: mark)
            }
            #expect(missing?.code == .missing)
            let denied = #expect(throws: SystemError.self) { try ProgramRun(input, input: input, mark: mark) }
            #expect(denied?.code == .denied)
            let program = try Self.script(folder, "true")
            let noInput = #expect(throws: SystemError.self) {
                try ProgramRun(program, input: folder.file("none"), mark: mark)
            }
            #expect(noInput?.code == .missing)
            #expect(!FileManager.default.fileExists(atPath: mark))
        }
    }

    @Test("A program is ended with what it has started")
    func ended() async throws {
        try await withTemporaryFolder { folder in
            let program = try Self.script(folder, "sleep 600 & echo $! > \(folder.file("child")); wait")
            let run = try ProgramRun(program, input: try Self.input(folder, ""), mark: folder.file("mark"))
            func child() -> Int32? {
                let text = try? String(contentsOfFile: folder.file("child"), encoding: .utf8)
                return text.flatMap { Int32($0.trimmingCharacters(in: .newlines)) }
            }
            #expect(await eventually { child() != nil })
            let process = try #require(child())
            run.kill()
            var status: Int32?
            #expect(
                await eventually {
                    status = status ?? run.status; return status != nil
                })
            #expect(status == 128 + SIGKILL)
            // Nobody reaps it where there is no init: what is left of it does not run.
            #expect(
                await eventually {
                    let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
                    return text.map { $0.contains(") Z") } ?? true
                })
        }
    }
}
