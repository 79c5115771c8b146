import RegentDatabase
import RegentGateway
import RegentMessages
import RegentRPC
import RegentStorage
import RegentSystem

/// The checks behind `/readyz`: whether each thing that calls need answers now.
struct Readiness: Sendable {
    /// Time that each of them has.
    private static let patience = Duration.seconds(2)
    /// Below this the store soon cannot grow.
    private static let freeBytesMin: UInt64 = 64 << 20
    /// How far the machine's clock may be behind the ledger.
    private static let lagMicrosMax: Int64 = 5_000_000

    let database: any Database
    let store: Store
    let server: RPCServer
    /// Folder of the store; nil in memory.
    let path: String?

    /// Makes every check, all at once.
    func checks() async -> [GatewayHealth.Check] {
        async let writer = Self.answers { await turnOfWriter() }
        async let readers = Self.answers { (try? await database.read { _ in true }) ?? false }
        async let clock = Self.answers { await isClockRight() }
        async let ledger = Self.answers { await isLedgerWhole() }
        return [
            .init("writer", isOK: await writer), .init("readers", isOK: await readers), .init("disk", isOK: hasSpace),
            .init("clock", isOK: await clock), .init("ledger", isOK: await ledger),
            .init("serving", isOK: !server.isDraining),
        ]
    }

    /// An empty write: it changes nothing, so nothing is committed.
    private func turnOfWriter() async -> Bool {
        await withCheckedContinuation { continuation in
            database.submit(lane: .control) { _ in
            } completion: { (result: Result<Void, any Error>) in
                let isDone = if case .success = result { true } else { false }
                continuation.resume(returning: isDone)
            }
        }
    }

    private var hasSpace: Bool {
        guard let path else { return true }
        return ((try? FileSystem.space(at: path).freeBytes) ?? 0) >= Self.freeBytesMin
    }

    /// Whether the machine's clock is not far behind what the ledger has: ages and deadlines would be wrong.
    private func isClockRight() async -> Bool {
        guard let last = try? await store.lastRevision() else { return false }
        guard last > 0 else { return true }
        let newest = try? await store.entries(from: last, limit: 1).first
        guard let time = newest?.time?.microseconds else { return false }
        return WallClock.machine() >= time.subtractingReportingOverflow(Self.lagMicrosMax).partialValue
    }

    /// Whether the newest entry has the revision under which it is stored.
    private func isLedgerWhole() async -> Bool {
        guard let last = try? await store.lastRevision() else { return false }
        guard last > 0 else { return true }
        return (try? await store.entries(from: last, limit: 1).first)?.revision == last
    }

    /// What a check says, or false where it takes too long; it goes on by itself then.
    private static func answers(_ check: @escaping @Sendable () async -> Bool) async -> Bool {
        let answers = AsyncStream<Bool>.makeStream()
        let probe = LooseWork.start { answers.continuation.yield(await check()) }
        let timer = LooseWork.start {
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
}
