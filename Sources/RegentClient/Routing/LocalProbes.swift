import RegentMessages
import RegentRouting
import Synchronization

/// The probes that a stream was granted and that no request has taken yet.
final class LocalProbes: Sendable {
    /// Grants that are kept at most: an environment has few providers that wait at once.
    private static let countMax = 64

    private let clock: RouterClock
    /// How many there are, read by every decision.
    private let count = Atomic<Int>(0)
    /// When each ends, by the provider's id.
    private let grants = Mutex<[String: ContinuousClock.Instant]>([:])

    init(_ clock: RouterClock) { self.clock = clock }

    /// Whether a decision may be a probe.
    var areWaiting: Bool { count.load(ordering: .relaxed) > 0 }

    /// Keeps grants.
    func add(_ granted: [ProbeGrant]) {
        guard !granted.isEmpty || areWaiting else { return }
        let now = clock.now()
        grants.withLock { grants in
            grants = grants.filter { $0.value > now }
            for grant in granted where grants.count < Self.countMax {
                grants[grant.provider] = now + .milliseconds(Int64(grant.leaseMs))
            }
            count.store(grants.count, ordering: .relaxed)
        }
    }

    /// Takes the probe of a provider, for one request.
    func take(_ provider: String) -> Bool {
        guard areWaiting else { return false }
        let now = clock.now()
        return grants.withLock { grants in
            let end = grants.removeValue(forKey: provider)
            count.store(grants.count, ordering: .relaxed)
            return end.map { $0 > now } ?? false
        }
    }

    /// Gives up what was granted.
    func drop() {
        grants.withLock { grants in
            grants = [:]
            count.store(0, ordering: .relaxed)
        }
    }
}
