import RegentRPC
import Synchronization

/// Remembers the checks of readiness for a moment, so that asking often costs little.
final class ReadinessMemory: Sendable {
    private static let age = Duration.seconds(1)

    private let health: GatewayHealth
    private let now: @Sendable () -> ContinuousClock.Instant
    private let last = Mutex<(checks: [GatewayHealth.Check], moment: ContinuousClock.Instant)?>(nil)
    private let running = Mutex<Task<Void, Never>?>(nil)

    init(_ health: GatewayHealth, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.health = health
        self.now = now
    }

    /// The checks, at most a second old; who asks while they are made waits for the same ones.
    func checks() async -> [GatewayHealth.Check] {
        if let last = fresh { return last }
        let work = running.withLock { running in
            if let running { return running }
            let started = LooseWork.start { [self] in await make() }
            running = started
            return started
        }
        await work.value
        return last.withLock { $0?.checks } ?? []
    }

    private var fresh: [GatewayHealth.Check]? {
        last.withLock { last in
            guard let last, now() - last.moment < Self.age else { return nil }
            return last.checks
        }
    }

    private func make() async {
        let checks = await health.readiness()
        last.withLock { $0 = (checks, now()) }
        running.withLock { $0 = nil }
    }
}
