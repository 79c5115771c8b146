import RegentWire

/// What a connection's work is for; each has a flow of its own.
package enum CallLane: Hashable, Sendable, CaseIterable {
    /// Goes before all other work.
    case urgent
    /// Neither of the others.
    case control
    /// Has shorter turns.
    case bulk
}

/// Decides whose work is next: deficit round robin over flows, each of them one connection's work of one lane.
///
/// Work is charged when it is done, by what it has cost. A flow in debt skips turns until its debt is paid. One
/// that had nothing waiting goes first until it has used a turn, so that occasional work does not wait behind a queue.
/// Urgent work goes before everything else, and its flows take turns after each piece of it. A flood of it leaves other
/// work half of the time: that goes first once urgent work is `urgentLeadMax` ahead.
/// - Source: M. Shreedhar, G. Varghese, "Efficient Fair Queuing Using Deficit Round-Robin", 1996; RFC 8290 for flows
///   that had nothing waiting.
package struct FairQueue<Work> {
    /// Which flow work belongs to.
    package struct FlowID: Hashable {
        /// Number of the connection.
        package let connection: UInt64
        /// What its work is for.
        package let lane: CallLane

        /// Names a flow.
        package init(connection: UInt64, lane: CallLane) {
            self.connection = connection
            self.lane = lane
        }
    }

    /// Work to be done now; `finished` has to follow.
    package struct Taken {
        /// The action to take.
        package let work: Work
        /// Whose it is.
        package let flow: FlowID
        /// Charged in advance, by what the flow's work has cost before; less where its debt is the greatest there is.
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
            quantum = id.lane == .bulk ? FairQueue.bulkQuantum : FairQueue.quantum
            balance = quantum
            self.served = served
        }

        /// Gives what was charged indeed.
        @discardableResult
        func charge(_ cost: Int) -> Int {
            let before = balance
            balance = max(balance - cost, -FairQueue.debtTurnsMax * quantum)
            return before - balance
        }
    }

    /// A turn of a flow, nanoseconds: many small calls, and a sixth of a large batch.
    package static var quantum: Int { 1_000_000 }
    /// A turn of a bulk flow.
    package static var bulkQuantum: Int { 250_000 }
    /// Most turns that a flow skips, whatever it has cost.
    package static var debtTurnsMax: Int { 64 }
    /// Nanoseconds by which urgent work goes ahead of other work that waits: a hundred revocations.
    package static var urgentLeadMax: Int { 10_000_000 }
    /// Flows that are kept, debts of idle ones included.
    private static var flowsMax: Int { 4096 }

    /// Where a flow waits for its turn.
    private enum Line { case urgent, fresh, round }

    private var flows: [FlowID: Flow] = [:]
    /// Flows without debt that had nothing waiting.
    private var fresh = Fifo<Flow>()
    /// The others, in turn.
    private var round = Fifo<Flow>()
    /// Those of urgent work, in turn.
    private var urgent = Fifo<Flow>()
    /// Nanoseconds by which urgent work is ahead of other work.
    private var urgentLead = 0
    /// Nanoseconds that each active flow has been served on average: what an idle one has let pass.
    private var served = 0
    /// Flows that have work waiting or running.
    private var active = 0
    private var waiting = 0

    /// An empty queue.
    package init() {}

    /// Work that waits.
    package var count: Int { waiting }

    /// Adds work to a flow.
    ///
    /// - Parameter cost: what its connection has cost elsewhere since its last work, nanoseconds. Urgent work does not
    ///   wait for that.
    package mutating func add(_ work: Work, to id: FlowID, cost: Int = 0) {
        waiting += 1
        flow(id.lane == .urgent ? FlowID(connection: id.connection, lane: .control) : id).charge(cost)
        let flow = flow(id)
        flow.works.append(work)
        guard !flow.isListed else { return }
        if !flow.isActive { settle(flow) }
        flow.isListed = true
        if id.lane != .urgent, flow.balance >= 0 { fresh.append(flow) } else { lineUp(flow) }
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
        while let (flow, line) = nextFlow(kind) {
            if flow.balance < 0 { flow.balance += flow.quantum }
            guard flow.balance >= 0 else {
                lineUp(flow)
                continue
            }
            guard let work = flow.works.popFirst() else { preconditionFailure("a listed flow has work") }
            let taken = taken(work, of: flow)
            if flow.works.isEmpty {
                flow.isListed = false
            } else if line == .urgent || flow.balance < 0 {
                lineUp(flow)
            } else if line == .fresh {
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
        let isUrgent = taken.flow.lane == .urgent
        urgentLead = isUrgent ? min(urgentLead + cost, Self.urgentLeadMax) : max(urgentLead - cost, 0)
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
        for lane in CallLane.allCases { removeIfIdle(FlowID(connection: connection, lane: lane)) }
    }

    private mutating func nextFlow(_ kind: Kind) -> (flow: Flow, line: Line)? {
        if urgentLead < Self.urgentLeadMax, let flow = urgent.popFirst() { return (flow, .urgent) }
        if kind > .urgent, let flow = fresh.popFirst() { return (flow, .fresh) }
        if kind == .any, let flow = round.popFirst() { return (flow, .round) }
        return urgent.popFirst().map { ($0, .urgent) }
    }

    /// Puts a flow behind the others.
    private mutating func lineUp(_ flow: Flow) {
        if flow.id.lane == .urgent { urgent.append(flow) } else { round.append(flow) }
    }

    private mutating func taken(_ work: Work, of flow: Flow) -> Taken {
        waiting -= 1
        flow.running += 1
        return Taken(work: work, flow: flow.id, charged: flow.charge(flow.estimate))
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
