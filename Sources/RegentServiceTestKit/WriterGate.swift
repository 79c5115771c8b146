import Dispatch
package import RegentDatabase

/// Holds the writer inside a job until it is opened, so that what is submitted meanwhile queues up.
package final class WriterGate: Sendable {
    private let entered = DispatchSemaphore(value: 0)
    private let opened = DispatchSemaphore(value: 0)

    /// A gate, open.
    package init() {}

    /// Occupies the writer; returns once it is held.
    package func hold(_ database: any Database) {
        database.submit(lane: .control) { [self] _ in
            entered.signal()
            opened.wait()
        } completion: { _ in
        }
        entered.wait()
    }

    /// Lets the writer continue.
    package func open() { opened.signal() }
}
