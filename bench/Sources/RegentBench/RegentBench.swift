import Foundation
import RegentClient

/// Measures a daemon it starts itself, over a Unix socket, as a client sees it.
///
/// `RegentBench REGENTD [OUTCOMES]` prints one JSON object a case.
@main
struct RegentBench {
    static func main() async throws {
        guard CommandLine.arguments.count >= 2 else {
            FileHandle.standardError.write(Data("usage: RegentBench REGENTD [OUTCOMES]\n".utf8))
            exit(64)
        }
        let count = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 1_000_000 : 1_000_000
        let daemon = try BenchDaemon(executable: CommandLine.arguments[1])
        defer { daemon.stop() }
        let client = try await daemon.connect()
        try await OutcomeCase(count: count).run(client)
        await client.close()
    }
}
