import Foundation

/// `proof_10m`: the proof of one entry among 10 million, from tiles in memory; milliseconds.
struct ProofCase: BenchCase {
    private static let leaves = 10_000_000
    private var server: Process?
    private var input: Pipe?
    private var output: Pipe?

    mutating func prepare(_ place: BenchPlace) async throws {
        let (server, input, output) = (Process(), Pipe(), Pipe())
        server.executableURL = URL(filePath: place.regentd).deletingLastPathComponent().appending(path: "regent-tree")
        server.arguments = ["\(Self.leaves)"]
        server.standardInput = input
        server.standardOutput = output
        try server.run()
        (self.server, self.input, self.output) = (server, input, output)
        guard try line() == "ready" else { throw BenchError("regent-tree is not ready") }
    }

    func run() async throws -> Measurement {
        try input?.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
        guard let nanos = Double(try line()) else { throw BenchError("regent-tree gave no number") }
        return Measurement(value: nanos / 1_000_000)
    }

    mutating func finish() async throws {
        try input?.fileHandleForWriting.close()
        server?.waitUntilExit()
    }

    /// The next line; each is written at once.
    private func line() throws -> String {
        var bytes = Data()
        while bytes.last != UInt8(ascii: "\n") {
            guard let more = try output?.fileHandleForReading.read(upToCount: 1), !more.isEmpty else {
                throw BenchError("regent-tree has ended")
            }
            bytes += more
        }
        return String(decoding: bytes.dropLast(), as: UTF8.self)
    }
}
