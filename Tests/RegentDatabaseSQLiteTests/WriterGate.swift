import Dispatch
import RegentDatabase
import Synchronization

/// Holds the writer inside a job until it is opened, so that what is submitted meanwhile queues up.
final class WriterGate: Sendable {
    private let entered = DispatchSemaphore(value: 0)
    private let opened = DispatchSemaphore(value: 0)

    /// Occupies the writer; returns once it is held.
    func hold(_ database: any Database) {
        database.submit(lane: .control) { [self] _ in
            entered.signal()
            opened.wait()
        } completion: { _ in }
        entered.wait()
    }

    func open() { opened.signal() }
}

/// Collects values from any thread, in order of arrival, until the expected number is there.
final class Collected<Element: Sendable>: Sendable {
    private let state = Mutex<(elements: [Element], waiting: CheckedContinuation<Void, Never>?)>(([], nil))
    private let expected: Int

    init(_ expected: Int) { self.expected = expected }

    func append(_ element: Element) {
        let waiting = state.withLock { state in
            state.elements.append(element)
            return state.elements.count == expected ? state.waiting.take() : nil
        }
        waiting?.resume()
    }

    var soFar: [Element] { state.withLock { $0.elements } }

    func all() async -> [Element] {
        await withCheckedContinuation { continuation in
            let complete = state.withLock { state in
                if state.elements.count < expected { state.waiting = continuation }
                return state.elements.count >= expected
            }
            if complete { continuation.resume() }
        }
        return soFar
    }
}
