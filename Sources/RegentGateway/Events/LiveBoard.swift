import RegentMessages
package import RegentRPC
import Synchronization

/// The newest figures of each topic, until they are written: what changes more often than it may be sent is left out.
package final class LiveBoard: Sendable {
    private struct Topic {
        var waiting: ServerEvent?
        var sent: ContinuousClock.Instant?
        var isOver = false
    }

    /// What is to be written now, and when to look again.
    package struct Due {
        /// What is to be written.
        package var events: [ServerEvent] = []
        /// When something else may be.
        package var next: ContinuousClock.Instant?
        /// Whether no more comes.
        package var isOver = false
    }

    private let interval: Duration
    private let topics: Mutex<[String: Topic]>
    private let changed = Signal()

    /// A board of these topics.
    package init(_ names: [String], interval: Duration) {
        self.interval = interval
        topics = Mutex(Dictionary(names.map { ($0, Topic()) }) { first, _ in first })
    }

    /// Sets the figures of a topic.
    package func put(_ text: String, for name: String) {
        topics.withLock { $0[name]?.waiting = ServerEvent(name: name, data: text) }
        changed.raise()
    }

    /// A topic has no more figures; nil = it came to a good end.
    package func end(_ name: String, _ error: RPCError?) {
        let said = error.map { ErrorAnswer.body($0) }?.members ?? []
        let data = JSONValue.object([JSONValue.Member("topic", .string(name))] + said).text()
        topics.withLock { topics in
            topics[name]?.waiting = ServerEvent(name: error == nil ? "end" : "error", data: data)
            topics[name]?.isOver = true
        }
        changed.raise()
    }

    /// Takes what may be sent at a moment.
    package func due(at now: ContinuousClock.Instant) -> Due {
        topics.withLock { topics in
            var due = Due()
            for name in topics.keys.sorted() {
                guard var topic = topics[name], let event = topic.waiting else { continue }
                let moment = topic.sent.map { $0 + interval } ?? now
                guard moment <= now else {
                    due.next = min(due.next ?? moment, moment)
                    continue
                }
                due.events.append(event)
                (topic.waiting, topic.sent) = (nil, now)
                topics[name] = topic
            }
            due.isOver = topics.values.allSatisfy { $0.isOver && $0.waiting == nil }
            return due
        }
    }

    /// Returns when something has changed, or at a moment.
    func wait(until moment: ContinuousClock.Instant) async { await changed.wait(until: moment) }
}
