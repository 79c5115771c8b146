import Foundation
import RegentClient
import RegentMessages
import RegentRPC
import RegentTestKit
import Testing

/// What a crash of the daemon leaves to its clients and to the daemon that comes after it.
@Suite("Crash", .serialized)
struct CrashTests {
    /// A backtracer of the test's own, which Swift's runtime runs if it catches a crash.
    ///
    /// It leaves a mark, and ends the daemon: a caught signal that somebody sent would not.
    private struct Backtracer {
        private let mark: String
        /// What makes the runtime of a program run it.
        let environment: [String: String]

        init(in folder: TemporaryFolder) throws {
            let script = folder.file("backtracer")
            mark = folder.file("mark")
            try Data("#!/bin/sh\n: > '\(mark)'\nkill -9 $PPID\n".utf8).write(to: URL(fileURLWithPath: script))
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script)
            environment = ["SWIFT_BACKTRACE": "enable=yes,swift-backtrace=\(script)"]
        }

        var hasRun: Bool { FileManager.default.fileExists(atPath: mark) }
    }

    @Test(
        "W21: a crash ends the daemon at once: its connections close, and its lock is released",
        arguments: [SIGILL, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGTRAP, SIGQUIT])
    func crash(_ number: Int32) async throws {
        try await withTemporaryFolder { folder in
            let backtracer = try Backtracer(in: folder)
            let daemon = try await DaemonProcess.start("regentd", in: folder, environment: backtracer.environment)
            let client = try await daemon.connect()
            let watch = try await client.watch(WatchRequest(fromRevision: 1))
            daemon.signal(number)
            let error = await #expect(throws: RPCError.self) { for try await _ in watch {} }
            #expect(error?.code == .unavailable)
            #expect(await daemon.exitStatus == number)
            #expect(!backtracer.hasRun)
            await client.close(grace: .zero)
            let next = try await DaemonProcess.start("regentd", in: folder)
            #expect(await next.stop() == 0)
        }
    }
}
