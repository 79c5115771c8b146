import Testing

/// One daemon for all rows of a test: for rows that leave nothing behind, or each something of its own. To start one
/// takes longer than most commands.
struct SharedDaemon: TestTrait, TestScoping {
    @TaskLocal private static var running: TestDaemon?

    /// The daemon of the test that runs.
    static var current: TestDaemon {
        get throws { try #require(running, "the test has no .sharedDaemon") }
    }

    /// Around a test, and not around each of its rows.
    func scopeProvider(for test: Test, testCase: Test.Case?) -> SharedDaemon? { testCase == nil ? self : nil }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await TestDaemon.with { daemon, _ in
            try await Self.$running.withValue(daemon) { try await function() }
        }
    }
}

extension Trait where Self == SharedDaemon {
    /// One daemon for all rows of the test.
    static var sharedDaemon: Self { SharedDaemon() }
}
