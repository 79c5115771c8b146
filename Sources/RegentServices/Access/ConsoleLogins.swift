import RegentMessages
import Synchronization

/// The codes of login links: whom each stands for, once, within a minute. In memory alone; a restart ends them.
package final class ConsoleLogins: Sendable {
    /// Time in which a code must be used.
    static let age = Duration.seconds(60)
    private static let codesMax = 1024
    private static let codeBytes = 32

    private struct Login {
        let uid: UInt32
        let end: ContinuousClock.Instant
    }

    private struct State {
        var base: String?
        var logins: [[UInt8]: Login] = [:]
    }

    private let state = Mutex(State())
    private let now: @Sendable () -> ContinuousClock.Instant

    /// No codes yet.
    package init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) { self.now = now }

    /// Where the console is served; nil = nowhere that a browser reaches.
    package var base: String? {
        get { state.withLock { $0.base } }
        set { state.withLock { $0.base = newValue } }
    }

    /// Makes a code for a user; nil where too many wait to be used.
    package func make(for uid: UInt32, random: @Sendable (Int) -> [UInt8]) -> [UInt8]? {
        let code = random(Self.codeBytes)
        return state.withLock { state in
            let now = now()
            state.logins = state.logins.filter { $0.value.end > now }
            guard state.logins.count < Self.codesMax else { return nil }
            state.logins[code] = Login(uid: uid, end: now + Self.age)
            return code
        }
    }

    /// Whom a code stands for; it stands for nobody afterwards.
    package func redeem(_ code: [UInt8]) -> UInt32? {
        let login = state.withLock { $0.logins.removeValue(forKey: code) }
        guard let login, login.end > now() else { return nil }
        return login.uid
    }
}
