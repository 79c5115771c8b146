import RegentRPC
import RegentServices
import RegentSystem
import RegentTelemetry

/// What the page of metrics says of the daemon itself: calls, connections, the writer, the process. All of it lies in
/// memory, or is asked of the system within microseconds.
struct DaemonFigures: Sendable {
    let facts: ServerFacts
    let durations: CallDurations
    let clocks: StageClocks
    let writer: WriterFigures

    /// The families as of now.
    var families: [MetricFamily] { [calls, stages, commits, queue, build] + counts + gauges + process }

    private var calls: MetricFamily {
        MetricFamily(
            "regent_rpc_server_call_duration_seconds", .histogram, unit: "seconds",
            help: "Time from the CALL to the END of calls, by method and status.",
            durations.entries.map { entry in
                // As OpenTelemetry names methods: without the slash in front.
                let method = entry.method.hasPrefix("/") ? String(entry.method.dropFirst()) : entry.method
                return MetricSample(
                    [("rpc_method", method), ("rpc_response_status_code", entry.status)],
                    .histogram(MetricHistogram(entry.durations)))
            })
    }

    private var counts: [MetricFamily] {
        let numbers = facts.operation.counts()
        return [
            Self.counter("regent_shed_calls", "Calls refused because the daemon had too much to do.", numbers.shed),
            Self.counter("regent_denied_calls", "Calls that their callers were not allowed to make.", numbers.denied),
            Self.counter("regent_failed_calls", "Calls that ended in neither OK nor CANCELLED.", numbers.failed),
            Self.counter(
                "regent_refused_connections", "Connections refused, or ended because of what their peer sent.",
                numbers.refusedConnections),
        ]
    }

    private var gauges: [MetricFamily] {
        var families = [
            Self.gauge("regent_connections", "Open connections.", facts.connections()),
            Self.gauge("regent_running_calls", "Calls whose handlers run.", facts.operation.runningCalls()),
            Self.gauge(
                "regent_held_bytes", unit: "bytes",
                "Bytes held for calls and connections: unread and half-sent messages, output.",
                facts.operation.heldBytes()),
            Self.gauge("regent_draining", "1 while the daemon stops, else 0.", facts.isDraining() ? 1 : 0),
        ]
        if let free = facts.freeBytes() {
            families.append(
                Self.gauge(
                    "regent_disk_free_bytes", unit: "bytes", "Bytes free where the store is.", Int(clamping: free)))
        }
        return families
    }

    private var stages: MetricFamily {
        MetricFamily(
            "regent_stage_duration_seconds", .summary, unit: "seconds",
            help: "Time of all threads in the stages of batches and transactions.",
            clocks.totals.map { total in
                MetricSample(
                    [("stage", total.stage.name)],
                    .summary(count: total.count, sum: Double(total.nanoseconds) / 1e9))
            })
    }

    private var commits: MetricFamily {
        MetricFamily(
            "regent_commit_duration_seconds", .histogram, unit: "seconds",
            help: "Time of COMMITs of the store, with what they wait for the disk.",
            [MetricSample([], .histogram(MetricHistogram(writer.commits.numbers)))])
    }

    private var queue: MetricFamily {
        MetricFamily(
            "regent_writer_queue_length", .gauge, help: "Writes that wait for the writer, by lane.",
            writer.waiting.map { MetricSample([("lane", $0.lane)], .count(UInt64(clamping: $0.count))) })
    }

    private var build: MetricFamily {
        MetricFamily(
            "regent_build", .info, help: "Release and commit of the daemon.",
            [MetricSample([("version", facts.version), ("commit", facts.commit ?? "")], .count(1))])
    }

    /// Named as Prometheus's own clients name them.
    private var process: [MetricFamily] {
        var families = [
            MetricFamily(
                "process_cpu_seconds", .counter, unit: "seconds", help: "Processor time of the process.",
                [MetricSample([], .number(Double(ProcessFigures.cpuNanoseconds) / 1e9))]),
            MetricFamily(
                "process_start_time_seconds", .gauge, unit: "seconds", help: "When the daemon began.",
                [MetricSample([], .number(Double(facts.startMicros) / 1e6))]),
            Self.gauge("process_max_fds", "Descriptors that the process may have.", CurrentProcess.descriptorLimit),
        ]
        if let bytes = ProcessMemory.residentBytes {
            families.append(Self.gauge("process_resident_memory_bytes", unit: "bytes", "Bytes in memory.", bytes))
        }
        if let bytes = ProcessFigures.virtualBytes {
            families.append(
                Self.gauge("process_virtual_memory_bytes", unit: "bytes", "Bytes of address space.", bytes))
        }
        if let count = ProcessFigures.openDescriptors {
            families.append(Self.gauge("process_open_fds", "Descriptors that are open.", count))
        }
        return families
    }

    private static func counter(_ name: String, _ help: String, _ count: UInt64) -> MetricFamily {
        MetricFamily(name, .counter, help: help, [MetricSample([], .count(count))])
    }

    private static func gauge(_ name: String, unit: String = "", _ help: String, _ value: Int) -> MetricFamily {
        MetricFamily(name, .gauge, unit: unit, help: help, [MetricSample([], .count(UInt64(clamping: value)))])
    }
}
