import Logging
import RegentDatabase
import RegentSystem
import RegentTransportSocket
import ServiceLifecycle

/// Gives the supervisor a sign of life, three in each of its intervals, while event loops, writer and readers do what
/// is asked of them. Without it the supervisor ends the daemon and starts it again.
struct Watchdog: Service {
    let supervisor: ServiceSupervisor
    let loops: SocketLoops
    let database: any Database
    let logger: Logger

    func run() async throws {
        guard let interval = supervisor.watchdog.map({ $0 / 3 }) else { return try await gracefulShutdown() }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await feed(within: interval)
                try? await Task.sleep(for: interval)
            }
        }
    }

    /// Reports life if everything answers in time.
    private func feed(within patience: Duration) async {
        guard await makesProgress(within: patience) else {
            guard !Task.isCancelled else { return }
            logger.error("loops, writer or readers did not answer in time", metadata: ["seconds": "\(patience)"])
            return
        }
        do throws(SystemError) { try supervisor.send(.alive) } catch {
            logger.warning("the supervisor was not notified", metadata: ["error": "\(error.diagnostic)"])
        }
    }

    /// Whether the event loops, the writer and a reader come round to new work.
    ///
    /// What answers too late goes on by itself: a read can be cancelled, a turn of the writer cannot.
    func makesProgress(within patience: Duration) async -> Bool {
        let answers = AsyncStream<Bool>.makeStream()
        let probe = Task {
            await loops.turn()
            await turnOfWriter()
            let reads = (try? await database.read { _ in true }) ?? false
            answers.continuation.yield(reads)
        }
        let timer = Task {
            try? await Task.sleep(for: patience)
            answers.continuation.yield(false)
        }
        defer {
            probe.cancel()
            timer.cancel()
        }
        for await answer in answers.stream { return answer }
        return false
    }

    /// An empty write: it changes nothing, so nothing is committed.
    private func turnOfWriter() async {
        await withCheckedContinuation { continuation in
            database.submit(lane: .control) { _ in
            } completion: { (_: Result<Void, any Error>) in
                continuation.resume()
            }
        }
    }
}
