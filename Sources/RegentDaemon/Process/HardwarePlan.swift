import RegentBulk
import RegentDatabaseSQLite
import RegentKernels
package import RegentMessages
package import RegentRPC
import RegentStorage
package import RegentSystem
import RegentWire

/// The numbers that follow from the machine, each found here and nowhere else.
///
/// A machine of two cores and a gigabyte has the settled numbers; more cores bring more of what works in parallel, and
/// less memory less of what is held.
package struct HardwarePlan: Sendable {
    /// The machine that it was made for.
    package let machine: Machine
    /// Threads that move the bytes of sockets and answer Select: few, since all other handlers run elsewhere.
    package let eventLoops: Int
    /// Threads that run all other handlers.
    package let callThreads: Int
    /// Connections of the store that read snapshots.
    package let storeReaders: Int
    /// Bytes of batches that wait for the writer.
    package let bulkBytesMax: Int
    /// Bytes held for all connections before the server sheds.
    package let heldBytesMax: Int

    /// A plan for a machine; one that does not say how much memory it has is taken to have enough.
    package init(_ machine: Machine) {
        self.machine = machine
        eventLoops = machine.usableCores < 4 ? 1 : (machine.usableCores / 4).clamped(to: 2...4)
        callThreads = max(2, machine.usableCores)
        storeReaders = machine.usableCores.clamped(to: 4...8)
        let memory = Int(clamping: machine.usableMemoryBytes ?? .max)
        bulkBytesMax = (memory / 16).clamped(to: (8 << 20)...BulkLane.bytesMax)
        heldBytesMax = (memory / 6).clamped(to: (32 << 20)...WireLimits.heldBytesMax)
    }

    /// Every number in force that a batch, a call or a connection meets, with what it follows from.
    ///
    /// - Parameters:
    ///   - limits: those the server was really given.
    ///   - databaseSettings: as the store reads them back.
    package func choices(limits: ServerLimits, databaseSettings: [String: String]) -> [HardwareChoice] {
        parallel(limits) + held(limits, databaseSettings) + batches
    }

    private func parallel(_ limits: ServerLimits) -> [HardwareChoice] {
        [
            HardwareChoice("event_loops", eventLoops, "usable_cores / 4, 2 to 4; 1 below 4 cores"),
            HardwareChoice("call_threads", callThreads, "usable_cores, at least 2; one more for urgent calls"),
            HardwareChoice("store_readers", storeReaders, "usable_cores, 4 to 8"),
            HardwareChoice("store_writers", 1, "fixed: one connection writes"),
            HardwareChoice("bulk_calls_max", limits.callsMax[.p4] ?? 0, "fixed: memory of each call"),
            HardwareChoice("connections_max", limits.connectionsMax, "descriptors of the process, at most 1024"),
        ]
    }

    private func held(_ limits: ServerLimits, _ settings: [String: String]) -> [HardwareChoice] {
        var choices = [
            HardwareChoice("bulk_bytes_max", bulkBytesMax, "memory / 16, 8 to 64 MiB"),
            HardwareChoice("held_bytes_max", limits.heldBytesMax, "memory / 6, 32 to 160 MiB"),
        ]
        // A negative number is in KiB; a positive one would be pages, which is not used here.
        if let kibibytes = settings["cache_size"].flatMap({ Int($0) }), kibibytes < 0 {
            choices.append(
                HardwareChoice("store_cache_bytes", -kibibytes << 10, "SQLite's cache, per connection"))
        }
        return choices
    }

    private var batches: [HardwareChoice] {
        let commit = SQLiteDatabase.commitMax
        return [
            HardwareChoice("batch_samples_max", BatchLimits.samplesMax, "fixed by the protocol"),
            HardwareChoice("batch_bytes_max", BatchLimits.encodedBytesMax, "fixed by the protocol"),
            HardwareChoice("commit_requests_max", commit.requests, "fixed: requests that share one COMMIT"),
            HardwareChoice("commit_bytes_max", commit.bytes, "fixed: bytes that share one COMMIT"),
            HardwareChoice("kernel_block_values", Kernels.blockCount, "fixed: 8 KiB, in any first-level cache"),
        ]
    }
}

extension HardwareChoice {
    fileprivate init(_ name: String, _ value: Int, _ basis: String) {
        self.init(name: name, value: UInt64(max(0, value)), basis: basis)
    }
}

extension Int {
    fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
