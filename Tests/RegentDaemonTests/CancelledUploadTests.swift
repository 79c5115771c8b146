import Logging
import RegentClient
import RegentDaemon
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage
import RegentTestKit
import RegentTransportSocket
import Testing

/// What a client leaves behind on the server when it gives up.
@Suite("Cancelled streams")
struct CancelledUploadTests {
    /// One sample, then nothing for ever.
    struct Endless: AsyncSequence, Sendable {
        struct AsyncIterator: AsyncIteratorProtocol {
            var isFirst = true

            mutating func next() async throws -> EvalSample? {
                guard !isFirst else {
                    isFirst = false
                    return EvalSample(sampleId: "a", status: .scored)
                }
                try await Task.sleep(for: .seconds(3600))
                return nil
            }
        }

        func makeAsyncIterator() -> AsyncIterator { AsyncIterator() }
    }

    @Test("A cancelled upload, a dropped watch and a cancelled call leave no open stream on the server")
    func nothingOpen() async throws {
        try await withTemporaryFolder { folder in
            var logger = Logger(label: "test")
            logger.logLevel = .error
            let path = folder.file("r.sock")
            let daemon = try await Daemon(
                DaemonConfiguration(data: .memory, socketPath: path), logger: logger)
            try await daemon.server.serve(UnixListener(path: path, loops: .ofProcess))
            let client = try await RegentClient.connect(to: Address("unix:" + path))
            _ = try await client.createRun(CreateRunRequest(name: "evalRuns/r", type: .manual))
            let isOpen = { daemon.server.runningHandlerCount > 0 }
            await withTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await client.upload(run: "evalRuns/r", upload: "u", samples: Endless()) }
                #expect(await eventually(isOpen))
                group.cancelAll()
            }
            #expect(await eventually { !isOpen() })
            try await Self.watchOnce(client)
            #expect(await eventually { !isOpen() })
            await withTaskGroup(of: Void.self) { group in
                let next = daemon.store.revisions.last + 1
                group.addTask {
                    var entries = client.watch(from: next).makeAsyncIterator()
                    _ = try? await entries.next()
                }
                #expect(await eventually(isOpen))
                group.cancelAll()
            }
            #expect(await eventually { !isOpen() })
            await client.close()
            await daemon.close()
        }
    }

    private static func watchOnce(_ client: RegentClient) async throws {
        for try await entry in client.watch(from: 1) {
            #expect(entry.revision == 1)
            return
        }
    }
}
