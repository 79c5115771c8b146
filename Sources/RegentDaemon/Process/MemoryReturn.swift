import Dispatch
import RegentSystem
import ServiceLifecycle

/// Gives memory back that the allocator keeps after a burst.
///
/// glibc keeps freed memory for later allocations, about as much as was in use at the peak. The cost of giving
/// it back is a few milliseconds for each hundred megabytes, and faults for who asks next.
struct MemoryReturn: Service {
    private static let interval = Duration.seconds(2)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var rule = MemoryReturnRule()
            // At once: after a burst in the first seconds, its peak would pass for what the daemon needs.
            repeat {
                let before = rule
                // It may wait for locks of the allocator, which the threads of tasks must not.
                rule = await withCheckedContinuation { continuation in
                    DispatchQueue.global(qos: .utility).async { continuation.resume(returning: before.applied()) }
                }
            } while (try? await Task.sleep(for: Self.interval)) != nil
        }
    }
}

/// When to return memory: when more unused memory than a slack is resident.
package struct MemoryReturnRule: Sendable, Hashable {
    /// Bytes that may be kept: giving back less is not worth its faults.
    package static let slackBytes = 32 << 20

    /// Least resident bytes so far: looking closer costs nothing while there are not many more.
    private var leastResident = Int.max
    /// Resident bytes that the allocator does not account for, or could not give back: code, stacks, fragments.
    private var overhead: Int?

    /// A rule that has seen nothing.
    package init() {}

    /// Whether to look how much is used, which takes the allocator's locks.
    package mutating func looksCloser(resident: Int) -> Bool {
        leastResident = min(leastResident, resident)
        return overhead == nil || resident - leastResident >= Self.slackBytes
    }

    /// Whether to give memory back.
    package mutating func givesBack(resident: Int, used: Int) -> Bool {
        let overhead = overhead ?? (resident - used)
        self.overhead = min(overhead, max(0, resident - used))
        return resident - used - overhead >= Self.slackBytes
    }

    /// Memory was given back; what is left cannot be.
    package mutating func gaveBack(resident: Int, used: Int) {
        leastResident = min(leastResident, resident)
        overhead = resident - used
    }

    /// Looks, and gives back what is to be.
    fileprivate func applied() -> MemoryReturnRule {
        var rule = self
        guard let resident = ProcessMemory.residentBytes, rule.looksCloser(resident: resident),
            let used = ProcessMemory.usedBytes, rule.givesBack(resident: resident, used: used)
        else { return rule }
        ProcessMemory.giveBack()
        if let resident = ProcessMemory.residentBytes { rule.gaveBack(resident: resident, used: used) }
        return rule
    }
}
