package import Logging
import RegentMessages
import RegentServices
package import RegentStorage
import RegentSystem
import ServiceLifecycle

/// Runs a program for each thing that people must know, with the thing as JSON on its standard input; each once, also
/// where the daemon is killed meanwhile (docs/decisions/0031).
///
/// The ledger says what there is to tell; the cursor, how far it was told. What was begun beyond the cursor has a file
/// in the folder, made by the program's own process.
package struct NotifyExec: Service {
    /// Programs at once.
    private static let countMax = 4
    /// How long a program may run.
    package static let timeout = Duration.seconds(30)
    /// Between two looks at a running program.
    private static let poll = Duration.milliseconds(20)
    /// A program that cannot be started is tried again after it.
    private static let pauseAfterFault = Duration.seconds(10)

    private let store: Store
    private let program: String
    private let folder: NotifyFolder
    private let timeout: Duration
    private let logger: Logger

    /// - Parameters:
    ///   - program: absolute path.
    ///   - folder: for what is being told; made where it is missing.
    package init(
        store: Store, program: String, folder: String, timeout: Duration = NotifyExec.timeout, logger: Logger
    ) {
        self.store = store
        self.program = program
        self.folder = NotifyFolder(path: folder)
        self.timeout = timeout
        self.logger = logger
    }

    /// Tells of everything until the daemon stops.
    package func run() async throws { await cancelWhenGracefulShutdown { await tellAll() } }

    /// Tells of everything until the task is cancelled.
    package func tellAll() async {
        while !Task.isCancelled {
            do { try await follow() } catch is CancellationError { return } catch {
                logger.error(
                    "people were not told; trying again", metadata: ["program": "\(program)", "error": "\(error)"])
                try? await Task.sleep(for: Self.pauseAfterFault)
            }
        }
    }

    /// Tells of every entry after the cursor, and of new ones as they are committed.
    ///
    /// - Throws: `CancellationError`; `SystemError` where the program cannot be started; `StorageError`.
    private func follow() async throws {
        let told = try await feed.cursor()
        try folder.prepare(keepingAfter: told)
        try await feed.follow(after: told) { news in
            try await tell(news)
        } recorded: { news in
            for news in news { folder.remove(news.file) }
        }
    }

    private var feed: NewsFeed { NewsFeed(store: store, channel: .program, countMax: Self.countMax) }

    private func tell(_ news: [News]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, news) in news.enumerated() {
                if place >= Self.countMax { try await group.next() }
                group.addTask { try await tell(news) }
            }
            try await group.waitForAll()
        }
    }

    private func tell(_ news: News) async throws {
        let input = try folder.input(news.file, news.item.jsonValue.text() + "\n")
        guard let run = try begun(input: input, mark: folder.mark(news.file)) else {
            logger.notice("somebody was told before", metadata: ["item": "\(news.item.id)"])
            return
        }
        let end = ContinuousClock.now + timeout
        while true {
            if let status = run.status {
                if status != 0 { report(news, "status", "\(status)") }
                return
            }
            guard ContinuousClock.now < end else { break }
            // The daemon stops: the program goes on, and its mark says that it was begun.
            try await Task.sleep(for: Self.poll)
        }
        run.kill()
        while run.status == nil { try await Task.sleep(for: Self.poll) }
        report(news, "timeout", "\(timeout)")
    }

    /// The program, begun; nil where it was begun before the daemon was killed: it is not begun a second time.
    private func begun(input: String, mark: String) throws(SystemError) -> ProgramRun? {
        do throws(SystemError) {
            return try ProgramRun(program, input: input, mark: mark)
        } catch let error where error.code == .exists { return nil }
    }

    private func report(_ news: News, _ key: String, _ value: String) {
        logger.warning(
            "the program of --notify-exec failed; it is not run again for the item",
            metadata: ["item": "\(news.item.id)", "kind": "\(news.item.kind)", key: "\(value)"])
    }
}
