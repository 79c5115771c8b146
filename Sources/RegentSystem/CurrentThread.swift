import CRegentSystem

/// What the system knows of the calling thread.
package enum CurrentThread {
    /// Steps of nice(2) that work which may wait stands behind the event loops.
    package static let backgroundNice: Int32 = 10

    /// Lets threads of usual priority go first from now on, where they want the same processor.
    ///
    /// It cannot be taken back. A system that refuses leaves the priority as it is: work is then only less even.
    package static func makeBackground() {
        _ = regent_thread_priority_lower(backgroundNice)
    }

    /// As `makeBackground`, of a thread that others use for such work too: it is done once.
    package static func keepInBackground() {
        if nice < backgroundNice { makeBackground() }
    }

    /// Nanoseconds that it has run on a processor; only differences mean anything.
    package static var processorNanoseconds: UInt64 { regent_thread_cpu_ns() }

    /// Nice value: 0 is usual, more is less urgent.
    package static var nice: Int32 { regent_thread_nice() }
}
