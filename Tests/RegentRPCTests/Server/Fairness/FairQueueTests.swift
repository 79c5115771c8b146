import RegentRPC
import Testing

@Suite("The order of work") struct FairQueueTests {
    typealias Queue = FairQueue<Int>

    static let microsecond = 1_000
    static let millisecond = 1_000_000

    static func flow(_ connection: Int, _ lane: CallLane = .control) -> Queue.FlowID {
        Queue.FlowID(connection: UInt64(connection), lane: lane)
    }

    /// The next work there is, which is not finished yet.
    static func next(_ queue: inout Queue) throws -> Queue.Taken {
        let taken = queue.take()
        return try #require(taken)
    }

    /// The next work of a kind.
    static func work(_ queue: inout Queue, _ kind: Queue.Kind) -> Int? { queue.take(kind)?.work }

    /// Threads that take work from a queue, by a clock that only work moves.
    struct Simulation {
        /// One connection: what its calls cost, how many it has open, how long it waits between two.
        struct Peer {
            var cost: Int
            var open = 1
            var pause = 0
            var lane = CallLane.control
        }

        let peers: [Peer]
        let threads: Int
        private(set) var done: [Int]
        private var queue = Queue()
        private var now = 0
        /// When each peer asks next, and who runs until when.
        private var asking: [(at: Int, peer: Int)] = []
        private var running: [(until: Int, taken: Queue.Taken)] = []

        init(_ peers: [Peer], threads: Int) {
            self.peers = peers
            self.threads = threads
            done = Array(repeating: 0, count: peers.count)
            for (number, peer) in peers.enumerated() {
                asking += Array(repeating: (at: 0, peer: number), count: peer.open)
            }
        }

        mutating func run(for time: Int) {
            let end = now + time
            while now < end {
                for ask in asking where ask.at <= now {
                    queue.add(ask.peer, to: flow(ask.peer, peers[ask.peer].lane))
                }
                asking.removeAll { $0.at <= now }
                while running.count < threads, let taken = queue.take() {
                    running.append((now + peers[taken.work].cost, taken))
                }
                now = min(running.map(\.until).min() ?? .max, asking.map(\.at).min() ?? .max)
                for step in running where step.until <= now {
                    let peer = step.taken.work
                    queue.finished(step.taken, cost: peers[peer].cost)
                    done[peer] += 1
                    asking.append((now + peers[peer].pause, peer))
                }
                running.removeAll { $0.until <= now }
            }
        }
    }

    @Test(
        "Beside sixteen connections with calls of 6 ms without a pause, an occasional one has half of its calls",
        arguments: [1, 2, 4], [1, 6, 100])
    func occasional(threads: Int, open: Int) {
        let good = Simulation.Peer(cost: 50 * Self.microsecond, pause: 6_500 * Self.microsecond)
        var alone = Simulation([good], threads: threads)
        alone.run(for: 2_000 * Self.millisecond)
        let greedy = Simulation.Peer(cost: 6 * Self.millisecond, open: open)
        var beside = Simulation([good] + Array(repeating: greedy, count: 16), threads: threads)
        // Until each has been served once nobody knows what its calls cost.
        beside.run(for: 200 * Self.millisecond)
        let before = beside.done[0]
        beside.run(for: 2_000 * Self.millisecond)
        #expect(2 * (beside.done[0] - before) >= alone.done[0])
        // No time is lost over it.
        let served = beside.done.enumerated().reduce(0) { $0 + $1.element * beside.peers[$1.offset].cost }
        #expect(served >= threads * 2_190 * Self.millisecond)
    }

    @Test("Busy connections get the same time, whatever their calls cost and however many they have open")
    func shares() {
        var busy = Simulation(
            [
                Simulation.Peer(cost: 100 * Self.microsecond, open: 3), Simulation.Peer(cost: Self.millisecond),
                Simulation.Peer(cost: 6 * Self.millisecond, open: 50),
                Simulation.Peer(cost: 20 * Self.millisecond, open: 2),
            ], threads: 1)
        busy.run(for: 8_000 * Self.millisecond)
        for (peer, count) in zip(busy.peers, busy.done) {
            #expect((1_800...2_200).contains(count * peer.cost / Self.millisecond), "\(peer)")
        }
    }

    @Test("Bulk work gets a quarter of what other work gets while both wait")
    func bulk() {
        var both = Simulation(
            [
                Simulation.Peer(cost: 200 * Self.microsecond, open: 10),
                Simulation.Peer(cost: 200 * Self.microsecond, open: 10, lane: .bulk),
            ], threads: 1)
        both.run(for: 5_000 * Self.millisecond)
        let shares = Double(both.done[0]) / Double(both.done[1])
        #expect((3.5...4.5).contains(shares))
    }

    @Test("A flood of urgent work leaves other work half of the time, and urgent work of others goes past it")
    func floods() {
        let occasional = Simulation.Peer(
            cost: 100 * Self.microsecond, pause: 5 * Self.millisecond, lane: .urgent)
        var alone = Simulation([occasional], threads: 1)
        alone.run(for: 2_000 * Self.millisecond)
        let flood = Simulation.Peer(cost: 100 * Self.microsecond, open: 100, lane: .urgent)
        let other = Simulation.Peer(cost: Self.millisecond, open: 4)
        var beside = Simulation([occasional, flood, other], threads: 1)
        beside.run(for: 2_000 * Self.millisecond)
        #expect(2 * beside.done[0] >= alone.done[0])
        #expect((800...1_200).contains(beside.done[2]))
        // With nothing else to do it has all of the time.
        var only = Simulation([flood], threads: 1)
        only.run(for: 100 * Self.millisecond)
        #expect(only.done[0] >= 999)
    }

    @Test("Some urgent work goes before all other work, however long that waits")
    func urgentFirst() {
        let some = Simulation.Peer(cost: 100 * Self.microsecond, pause: Self.millisecond, lane: .urgent)
        var beside = Simulation([some, Simulation.Peer(cost: 100 * Self.microsecond, open: 100)], threads: 1)
        beside.run(for: 1_200 * Self.millisecond)
        // It waits for what runs and for nothing else.
        #expect(beside.done[0] >= 1_000)
    }

    @Test("What was expected to cost much and costs little leaves its connection no more than its share")
    func refunds() throws {
        var queue = Queue()
        for _ in 0..<150 { queue.add(1, to: Self.flow(1)) }
        for _ in 0..<300 { queue.add(2, to: Self.flow(2)) }
        let dear = try Self.next(&queue)
        #expect(dear.work == 1)
        queue.finished(dear, cost: 400 * Self.millisecond)
        var order: [Int] = []
        while order.count < 300 {
            let taken = try Self.next(&queue)
            order.append(taken.work)
            queue.finished(taken, cost: Self.millisecond)
        }
        // Once its debt is paid by the turns of the other one, both have turns.
        let paid = try #require(order.firstIndex(of: 1))
        let ownCount = order[paid..<paid + 100].count { $0 == 1 }
        #expect((45...55).contains(ownCount))
    }

    @Test("Work of one connection stays in order, and urgent work goes first")
    func order() {
        var queue = Queue()
        for number in 1...3 { queue.add(number, to: Self.flow(1)) }
        queue.add(9, to: Self.flow(1, .urgent))
        var taken: [Int] = []
        while let next = queue.take() {
            taken.append(next.work)
            queue.finished(next, cost: Self.millisecond)
        }
        #expect(taken == [9, 1, 2, 3] && queue.count == 0)
    }

    @Test("What a connection has cost elsewhere counts, and nobody owes anything once nobody waits")
    func debts() throws {
        var queue = Queue()
        queue.add(1, to: Self.flow(1), cost: 20 * Self.millisecond)
        queue.add(2, to: Self.flow(2))
        let first = try Self.next(&queue)
        #expect(first.work == 2)
        let second = try Self.next(&queue)
        queue.finished(first, cost: 0)
        queue.finished(second, cost: 0)
        queue.add(3, to: Self.flow(1))
        #expect(queue.waitingKind == .prompt)
    }

    @Test("Threads beyond the others take only what is urgent, or comes from connections without debt")
    func kinds() {
        var queue = Queue()
        #expect(queue.waitingKind == nil)
        queue.add(1, to: Self.flow(1), cost: 20 * Self.millisecond)
        #expect(queue.waitingKind == .any)
        #expect(Self.work(&queue, .prompt) == nil)
        queue.add(2, to: Self.flow(2))
        #expect(queue.waitingKind == .prompt)
        #expect(Self.work(&queue, .urgent) == nil)
        #expect(Self.work(&queue, .prompt) == 2)
        queue.add(3, to: Self.flow(3, .urgent))
        #expect(queue.waitingKind == .urgent)
        #expect(Self.work(&queue, .urgent) == 3)
        #expect(Self.work(&queue, .any) == 1)
    }

    @Test("Connections that have gone leave nothing behind, whatever they owed")
    func gone() throws {
        var queue = Queue()
        queue.add(0, to: Self.flow(0))
        let stays = try Self.next(&queue)
        for connection in 1...3 {
            queue.add(connection, to: Self.flow(connection), cost: 100 * Self.millisecond)
            queue.finished(try Self.next(&queue), cost: 0)
            queue.forget(connection: UInt64(connection))
            queue.add(connection, to: Self.flow(connection))
            #expect(queue.waitingKind == .prompt)
            queue.finished(try Self.next(&queue), cost: 0)
        }
        queue.finished(stays, cost: 0)
    }
}
