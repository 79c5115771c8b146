package import RegentRPC
import RegentWire
import Synchronization

/// Hands the responses of a call to whoever writes them, one arrival at a time: the server sends no more than is
/// written.
package final class EventMailbox: Sendable {
    /// What comes of a call.
    package enum Item: Sendable {
        /// Responses that came together.
        case responses([[UInt8]])
        /// The end of the call; nil = a good one.
        case ended(RPCError?)
    }

    private let slot = Mutex<Item?>(nil)
    private let filled = Signal()
    private let emptied = Signal()

    /// Nothing has come yet.
    package init() {}

    /// Carries the responses of a call until it ends or the task is cancelled.
    func fill(from call: ClientCall) async {
        do throws(RPCError) {
            while let messages = try await call.nextMessages() {
                await put(.responses(messages.map { Array($0) }))
            }
            await put(.ended(nil))
        } catch {
            await put(.ended(error))
        }
    }

    private func put(_ item: Item) async {
        while slot.withLock({ $0 != nil }) {
            if Task.isCancelled { return }
            await emptied.wait()
        }
        slot.withLock { $0 = item }
        filled.raise()
    }

    /// The next item; nil where none comes before the moment.
    package func take(until moment: ContinuousClock.Instant) async -> Item? {
        while true {
            if let item = slot.withLock({ $0.take() }) {
                emptied.raise()
                return item
            }
            guard moment > .now, !Task.isCancelled else { return nil }
            await filled.wait(until: moment)
        }
    }
}
