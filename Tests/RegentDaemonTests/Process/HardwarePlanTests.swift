import RegentDaemon
import RegentMessages
import RegentRPC
import RegentStorage
import RegentSystem
import RegentWire
import Testing

@Suite("The plan for the machine")
struct HardwarePlanTests {
    private func plan(cores: Int, memory: UInt64?, limit: UInt64? = nil) -> HardwarePlan {
        var machine = Machine()
        machine.usableCores = cores
        machine.memoryBytes = memory
        machine.memoryLimitBytes = limit
        return HardwarePlan(machine)
    }

    @Test(
        "More cores bring loops and readers, within bounds",
        arguments: [(1, 1, 4), (2, 1, 4), (3, 1, 4), (4, 2, 4), (6, 2, 6), (8, 2, 8), (16, 4, 8), (192, 4, 8)])
    func cores(cores: Int, loops: Int, readers: Int) {
        let plan = plan(cores: cores, memory: 1 << 34)
        #expect((plan.eventLoops, plan.storeReaders) == (loops, readers))
    }

    @Test("The settled bytes hold from a gigabyte on, and where nobody knows; a control group's limit is the memory")
    func memory() {
        for settled in [plan(cores: 2, memory: 1 << 30), plan(cores: 2, memory: nil)] {
            #expect(settled.bulkBytesMax == BulkLane.bytesMax)
            #expect(settled.heldBytesMax == WireLimits.heldBytesMax)
        }
        let limited = plan(cores: 2, memory: 1 << 34, limit: 384 << 20)
        #expect((limited.bulkBytesMax, limited.heldBytesMax) == (24 << 20, 64 << 20))
        let least = plan(cores: 2, memory: 1 << 20)
        #expect((least.bulkBytesMax, least.heldBytesMax) == (8 << 20, 32 << 20))
    }

    @Test("The plan shows the configured values, not the defaults")
    func choices() {
        let plan = plan(cores: 16, memory: 384 << 20)
        let limits = ServerLimits {
            $0.connectionsMax = 77
            $0.heldBytesMax = plan.heldBytesMax
            $0.callsMax[.p4] = 5
        }
        let choices = plan.choices(limits: limits, databaseSettings: ["cache_size": "-2000"])
        let values = Dictionary(uniqueKeysWithValues: choices.map { ($0.name, $0.value) })
        #expect(
            values == [
                "event_loops": 4, "call_threads": 16, "store_readers": 8, "store_writers": 1, "bulk_calls_max": 5,
                "connections_max": 77,
                "bulk_bytes_max": 24 << 20, "held_bytes_max": 64 << 20, "store_cache_bytes": 2_048_000,
                "batch_samples_max": 8_192, "batch_bytes_max": 1 << 20, "commit_requests_max": 256,
                "commit_bytes_max": 1 << 20, "kernel_block_values": 2_048,
            ])
        #expect(choices.allSatisfy { !$0.basis.isEmpty })
    }
}
