import Synchronization

/// Collects values from any thread, in order of arrival, until the expected number is there.
final class CollectedValues<Element: Sendable>: Sendable {
    private let arrived = Mutex<[Element]>([])
    private let complete = AsyncStream.makeStream(of: Void.self)
    private let expected: Int

    init(_ expected: Int) { self.expected = expected }

    var soFar: [Element] { arrived.withLock { $0 } }

    func append(_ element: Element) {
        let count = arrived.withLock {
            $0.append(element)
            return $0.count
        }
        if count == expected { complete.continuation.finish() }
    }

    /// All of them; fewer where the test's time is over.
    func all() async -> [Element] {
        for await _ in complete.stream {}
        return soFar
    }
}
