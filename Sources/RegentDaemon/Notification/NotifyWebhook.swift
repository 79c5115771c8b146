package import Logging
package import RegentGateway
import RegentMessages
package import RegentStorage
import ServiceLifecycle

/// Posts each thing that people must know to a receiver, signed, until it takes it (docs/decisions/0031).
///
/// The ledger says what there is to tell; a cursor, how far it was taken. What a kill of the daemon leaves between both
/// is posted again under the same id with the same bytes, so that whoever compares ids sees each thing once.
package struct NotifyWebhook: Service {
    /// Items that are under way at once.
    private static let countMax = 4
    /// Waits after failed attempts; the last one repeats.
    private static let waits: [Duration] = [
        .seconds(1), .seconds(2), .seconds(5), .seconds(15), .seconds(60), .seconds(300),
    ]
    /// The longest wait that a receiver may ask for, seconds.
    private static let retryAfterMax = 3_600
    /// Age from which on an item that is not taken is given up.
    package static let ageMax = Duration.seconds(24 * 3_600)
    /// After a fault of the store everything is tried again after it.
    private static let pauseAfterFault = Duration.seconds(10)

    /// What it needs of the world, so that tests own it.
    package struct World: Sendable {
        /// Posts a body.
        package var post:
            @Sendable (_ body: [UInt8], _ headers: [(name: String, value: String)]) async throws -> HTTPPoster.Answer
        /// Microseconds since 1970.
        package var nowMicros: @Sendable () -> Int64
        /// Waits.
        package var sleep: @Sendable (Duration) async throws -> Void

        /// A world, by its parts.
        package init(
            post: @escaping @Sendable ([UInt8], [(name: String, value: String)]) async throws -> HTTPPoster.Answer,
            nowMicros: @escaping @Sendable () -> Int64,
            sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
        ) {
            self.post = post
            self.nowMicros = nowMicros
            self.sleep = sleep
        }
    }

    private let store: Store
    private let target: String
    private let secretFile: String
    private let world: World
    private let logger: Logger

    /// - Parameters:
    ///   - target: what the log calls the receiver.
    ///   - secretFile: read at each item, so that a secret is changed without a restart.
    package init(store: Store, target: String, secretFile: String, world: World, logger: Logger) {
        self.store = store
        self.target = target
        self.secretFile = secretFile
        self.world = world
        self.logger = logger
    }

    /// Tells of everything until the daemon stops.
    package func run() async throws { await cancelWhenGracefulShutdown { await tellAll() } }

    /// Tells of everything until the task is cancelled.
    package func tellAll() async {
        let feed = NewsFeed(store: store, channel: .webhook, countMax: Self.countMax)
        while !Task.isCancelled {
            do { try await feed.follow(after: feed.cursor()) { try await tell($0) } } catch is CancellationError {
                return
            } catch {
                logger.error(
                    "the receiver of webhooks was not told; trying again",
                    metadata: ["receiver": "\(target)", "error": "\(error)"])
                try? await world.sleep(Self.pauseAfterFault)
            }
        }
    }

    private func tell(_ news: [News]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, news) in news.enumerated() {
                if place >= Self.countMax { try await group.next() }
                group.addTask { try await tell(WebhookMessage(news.item)) }
            }
            try await group.waitForAll()
        }
    }

    /// Posts a message until it is taken, or too old.
    ///
    /// - Throws: `CancellationError`.
    private func tell(_ message: WebhookMessage) async throws {
        var failures = 0
        while true {
            let (fault, wait) = try await attempt(message)
            guard let fault else { return }
            failures += 1
            let age = Duration.microseconds(
                world.nowMicros().subtractingReportingOverflow(message.micros).partialValue)
            guard age < Self.ageMax else {
                return log(.error, "a webhook was given up after a day", message, fault, failures)
            }
            // The first says that something is wrong, and one from time to time that it still is.
            if failures == 1 || failures.isMultiple(of: 10) {
                log(.warning, "a webhook was not taken; trying again", message, fault, failures)
            }
            try await world.sleep(wait ?? Self.waits[min(failures, Self.waits.count) - 1])
        }
    }

    /// Posts a message once; gives why it was not taken, and the wait that the receiver asks for.
    private func attempt(_ message: WebhookMessage) async throws -> (fault: String?, wait: Duration?) {
        do {
            let secrets = try WebhookSecret.read(secretFile)
            let headers = message.headers(secrets: secrets, seconds: world.nowMicros() / 1_000_000)
            let answer = try await world.post(message.body, headers)
            guard (200..<300).contains(answer.status) else {
                let wait = answer.retryAfter.map { Duration.seconds(min($0, Self.retryAfterMax)) }
                return ("status \(answer.status)", wait)
            }
            return (nil, nil)
        } catch let error as CancellationError { throw error } catch {
            try Task.checkCancellation()
            return ("\(error)", nil)
        }
    }

    private func log(_ level: Logger.Level, _ text: String, _ message: WebhookMessage, _ fault: String, _ attempts: Int)
    {
        logger.log(
            level: level, "\(text)",
            metadata: [
                "receiver": "\(target)", "item": "\(message.id)", "error": "\(fault)", "attempts": "\(attempts)",
            ])
    }
}
