import CRegentSystem

/// A clock that never runs back.
package enum SteadyClock {
    /// Nanoseconds since some moment; only differences mean anything.
    package static var nanoseconds: UInt64 { regent_clock_ns() }
}
