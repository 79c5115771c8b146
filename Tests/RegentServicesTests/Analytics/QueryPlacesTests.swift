import RegentServices
import RegentTestKit
import Synchronization
import Testing

@Suite("Places of queries")
struct QueryPlacesTests {
    private final class Served: Sendable {
        private let names = Mutex<[String]>([])

        var all: [String] { names.withLock { $0 } }

        func add(_ name: String) { names.withLock { $0.append(name) } }
    }

    /// Waits for a place as a caller, says so, and gives it back at once.
    private static func ask(
        _ places: QueryPlaces, _ caller: String, _ served: Served, in group: inout ThrowingTaskGroup<Void, any Error>
    ) async {
        let before = places.waitingCount
        group.addTask {
            let place = try await places.place(of: caller)
            served.add(caller)
            withExtendedLifetime(place) {}
        }
        // One after the other, so that the order of asking is known.
        let waits = await eventually { places.waitingCount > before }
        #expect(waits)
    }

    @Test("One caller leaves a place to others, however much it asks")
    func share() async throws {
        let places = QueryPlaces(4)
        var held: [QueryPlace] = []
        for _ in 0..<3 { held.append(try await places.place(of: "greedy")) }
        let served = Served()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { await Self.ask(places, "greedy", served, in: &group) }
            // At once, although 20 asked before.
            for _ in 0..<5 { withExtendedLifetime(try await places.place(of: "other")) {} }
            #expect(served.all.isEmpty && places.waitingCount == 20)
            held = []
            try await group.waitForAll()
        }
        #expect(served.all.count == 20 && places.waitingCount == 0)
    }

    @Test("A free place goes to whoever has the fewest, then to whoever asked first")
    func order() async throws {
        let places = QueryPlaces(2)
        let first = try await places.place(of: "a")
        var second: QueryPlace? = try await places.place(of: "b")
        let served = Served()
        await withThrowingTaskGroup(of: Void.self) { group in
            for caller in ["a", "b", "a", "c", "d"] { await Self.ask(places, caller, served, in: &group) }
            second = nil
            // All but those of "a", which has its share until the end.
            let hasServed = await eventually { served.all.count == 3 && places.waitingCount == 2 }
            #expect(hasServed)
            withExtendedLifetime(first) {}
            group.cancelAll()
            while let result = await group.nextResult() { _ = result }
        }
        #expect(served.all.prefix(3) == ["b", "c", "d"])
        #expect(second == nil)
    }

    @Test("Who is cancelled while waiting takes no place")
    func cancelled() async throws {
        let places = QueryPlaces(1)
        let served = Served()
        do {
            let place = try await places.place(of: "a")
            await withThrowingTaskGroup(of: Void.self) { group in
                for caller in ["a", "b"] { await Self.ask(places, caller, served, in: &group) }
                group.cancelAll()
                var faults = 0
                while let result = await group.nextResult() {
                    if case .failure(let error) = result, error is CancellationError { faults += 1 }
                }
                #expect(faults == 2)
            }
            #expect(places.waitingCount == 0 && served.all.isEmpty)
            withExtendedLifetime(place) {}
        }
        let again = try await places.place(of: "b")
        withExtendedLifetime(again) {}
    }
}
