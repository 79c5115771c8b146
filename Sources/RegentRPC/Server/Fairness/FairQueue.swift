import RegentWire

/// Decides whose work is next: deficit round robin over flows, each of them one connection's work of one kind.
///
/// Work is charged when it is done, by what it has cost. A flow in debt skips turns until its debt is paid. One
/// that had nothing waiting goes first until it has used a turn, so that occasional work does not wait behind a queue.
/// Urgent work goes before everything else and is charged all the same.
/// - Source: M. Shreedhar, G. Varghese, "Efficient Fair Queuing Using Deficit Round-Robin", 1996; RFC 8290 for flows
///   that had nothing waiting.
package struct FairQueue<Work> {
    /// Which flow work belongs to.
    package struct FlowID: Hashable {
        /// Number of the connection.
        package let connection: UInt64
        /// Whether it is bulk work, which has shorter turns.
        package let isBulk: Bool

        /// Names a flow.
        package init(connection: UInt64, isBulk: Bool) {
            self.connection = connection
            self.isBulk = isBulk
        }
    }

    /// Work to be done now; `finished` has to follow.
    package struct Taken {
        /// The action to take.
        package let work: Work
        /// Whose it is.
        package let flow: FlowID
        /// Charged in advance, by what the flow's work has cost before.
        fileprivate let charged: Int
    }

    private final class Flow {
        let id: FlowID
        let quantum: Int
        var works = Fifo<Work>()
        /// Nanoseconds it may still take before others have their turn; a debt where it is negative.
        var balance: Int
        /// The service that each active flow had received when this one was last active.
        var served: Int
        /// Whether it is in one of the lists.
        var isListed = false
        /// Work that was taken and is not finished.
        var running = 0
        /// The recent average cost of its work.
        var estimate = 0

        var isActive: Bool { isListed || running > 0 }

        init(_ id: FlowID, served: Int) {
            self.id = id
            quantum = id.isBulk ? FairQueue.bulkQuantum : FairQueue.quantum
            balance = quantum
            self.served = served
        }

        func charge(_ cost: Int) {
            balance = max(balance - cost, -FairQueue.debtTurnsMax * quantum)
        }
    }

    /// A turn of a flow, nanoseconds: many small calls, and a sixth of a large batch.
    package static var quantum: Int { 1_000_000 }
    /// A turn of a bulk flow.
    package static var bulkQuantum: Int { 250_000 }
    /// Most turns that a flow skips, whatever it has cost.
    package static var debtTurnsMax: Int { 64 }
    /// Flows that are kept, debts of idle ones included.
    private static var flowsMax: Int { 4096 }

    private var flows: [FlowID: Flow] = [:]
    /// Flows without debt that had nothing waiting.
    private var fresh = Fifo<Flow>()
    /// The others, in turn.
    private var round = Fifo<Flow>()
    private var urgent = Fifo<(work: Work, flow: FlowID)>()
    /// Nanoseconds that each active flow has been served on average: what an idle one has let pass.
    private var served = 0
    /// Flows that have work waiting or running.
    private var active = 0
    private var waiting = 0
    private var running = 0

    /// An empty queue.
    package init() {}

    /// Work that waits.
    package var count: Int { waiting }

    /// Adds work to a flow.
    ///
    /// - Parameters:
    ///   - isUrgent: goes before all work that is not.
    ///   - cost: what the flow has cost elsewhere since its last work, nanoseconds.
    package mutating func add(_ work: Work, to id: FlowID, isUrgent: Bool = false, cost: Int = 0) {
        waiting += 1
        let flow = flow(id)
        flow.charge(cost)
        guard !isUrgent else { return urgent.append((work, id)) }
        flow.works.append(work)
        guard !flow.isListed else { return }
        if !flow.isActive { settle(flow) }
        flow.isListed = true
        if flow.balance < 0 { round.append(flow) } else { fresh.append(flow) }
    }

    /// Which work a thread is there for.
    package enum Kind: Int, Comparable {
        /// Urgent work only.
        case urgent
        /// That of flows without debt that had nothing waiting, too.
        case prompt
        /// All.
        case any

        /// By urgency.
        package static func < (one: Kind, other: Kind) -> Bool { one.rawValue < other.rawValue }
    }

    /// The narrowest kind that some waiting work is of; nil when none waits.
    package var waitingKind: Kind? {
        urgent.isEmpty ? fresh.isEmpty ? round.isEmpty ? nil : .any : .prompt : .urgent
    }

    /// Takes the work of a kind that is next; nil when none waits.
    package mutating func take(_ kind: Kind = .any) -> Taken? {
        if let next = urgent.popFirst() { return taken(next.work, of: flow(next.flow)) }
        while let (flow, isFresh) = nextFlow(kind) {
            if flow.balance < 0 { flow.balance += flow.quantum }
            guard flow.balance >= 0 else {
                round.append(flow)
                continue
            }
            guard let work = flow.works.popFirst() else { preconditionFailure("a listed flow has work") }
            let taken = taken(work, of: flow)
            if flow.works.isEmpty {
                flow.isListed = false
            } else if flow.balance < 0 {
                round.append(flow)
            } else if isFresh {
                fresh.prepend(flow)
            } else {
                round.prepend(flow)
            }
            return taken
        }
        return nil
    }

    /// Work has been done, or has suspended, and has cost so many nanoseconds.
    package mutating func finished(_ taken: Taken, cost: Int) {
        running -= 1
        guard let flow = flows[taken.flow] else { return }
        flow.running -= 1
        flow.charge(cost - taken.charged)
        flow.estimate += (cost - flow.estimate) / 4
        served += cost / max(1, active)
        if !flow.isActive {
            active -= 1
            flow.served = served
        }
        // While nothing waits or runs, debts are cancelled.
        if active == 0, waiting == 0 { flows.removeAll(keepingCapacity: true) }
    }

    /// A connection has gone: its debts are forgotten with it.
    package mutating func forget(connection: UInt64) {
        for isBulk in [false, true] { removeIfIdle(FlowID(connection: connection, isBulk: isBulk)) }
    }

    private mutating func nextFlow(_ kind: Kind) -> (flow: Flow, isFresh: Bool)? {
        guard kind > .urgent else { return nil }
        if let flow = fresh.popFirst() { return (flow, true) }
        guard kind == .any else { return nil }
        return round.popFirst().map { ($0, false) }
    }

    private mutating func taken(_ work: Work, of flow: Flow) -> Taken {
        waiting -= 1
        running += 1
        if !flow.isActive { settle(flow) }
        flow.running += 1
        flow.charge(flow.estimate)
        return Taken(work: work, flow: flow.id, charged: flow.estimate)
    }

    /// A flow becomes active: the turns that passed meanwhile pay its debt. It saves at most one turn.
    private mutating func settle(_ flow: Flow) {
        active += 1
        flow.balance = min(flow.quantum, flow.balance + served - flow.served)
    }

    private mutating func flow(_ id: FlowID) -> Flow {
        if let flow = flows[id] { return flow }
        if flows.count >= Self.flowsMax { for id in Array(flows.keys) { removeIfIdle(id) } }
        let flow = Flow(id, served: served)
        flows[id] = flow
        return flow
    }

    private mutating func removeIfIdle(_ id: FlowID) {
        if let flow = flows[id], !flow.isActive { flows[id] = nil }
    }
}

extension FairQueue.Kind: Sendable where Work: Sendable {}
extension FairQueue.FlowID: Sendable where Work: Sendable {}
extension FairQueue.Taken: Sendable where Work: Sendable {}
