import CRegentAllocations

/// Heap allocations of the process.
enum Allocations {
    /// Whether they can be counted here.
    static var canBeCounted: Bool { regent_allocations_can_be_counted() }

    /// How many of all threads fall into the time of a body.
    static func during(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
    ) async rethrows -> Int {
        let before = regent_allocations_counted()
        regent_allocations_count(true)
        defer { regent_allocations_count(false) }
        try await body()
        return Int(regent_allocations_counted() - before)
    }

    /// The fewest that fall into the time of one of several rounds of a body: what the body itself makes, without what
    /// other threads of the process made beside it.
    static func least(
        of rounds: Int, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
    ) async rethrows -> Int {
        var least = Int.max
        for _ in 0..<rounds { least = min(least, try await during(body)) }
        return least
    }
}

/// What the work on one thing, a sample or a call, may allocate at most.
struct AllocationGate: Sendable {
    /// For example "a sample in the daemon".
    let thing: String
    /// Allocations for one. Only ever lowered.
    let most: Int

    /// What is wrong with this many allocations for so many things; nil when they keep the gate. A hundredth of an
    /// allocation a thing is the noise of buffers that double and of what else the process does.
    func fault(_ allocations: Int, for things: Int) -> String? {
        allocations <= most * things + things / 100
            ? nil : "\(Double(allocations) / Double(things)) allocations for \(thing), at most \(most)"
    }
}
