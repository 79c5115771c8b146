import CRegentSystem

/// What the system knows of the calling thread.
package enum CurrentThread {
    /// Nanoseconds that it has run on a processor; only differences mean anything.
    package static var processorNanoseconds: UInt64 { regent_thread_cpu_ns() }
}
