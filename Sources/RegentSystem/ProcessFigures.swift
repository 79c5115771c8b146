import CRegentSystem

/// What the system has measured of this process, as Prometheus's clients name it.
package enum ProcessFigures {
    /// Nanoseconds that all threads have run on processors.
    package static var cpuNanoseconds: UInt64 { regent_process_cpu_ns() }

    /// Bytes of address space; nil where the system does not say.
    package static var virtualBytes: Int? { known(regent_memory_virtual()) }

    /// Descriptors that are open; nil where the system does not say.
    package static var openDescriptors: Int? { known(regent_descriptors_open()) }

    private static func known(_ number: Int64) -> Int? { number < 0 ? nil : Int(clamping: number) }
}
