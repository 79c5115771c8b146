import CRegentSystem

/// How much memory this process has, and giving it back.
package enum ProcessMemory {
    /// Bytes in memory, code and files included; nil where the system does not say.
    package static var residentBytes: Int? { known(regent_memory_resident()) }

    /// Bytes that were allocated and not freed; nil where the allocator does not say. Takes its locks for a while.
    package static var usedBytes: Int? { known(regent_memory_used()) }

    /// Gives pages that hold nothing back to the system; does nothing where the allocator cannot.
    package static func giveBack() { regent_memory_give_back() }

    private static func known(_ bytes: Int64) -> Int? { bytes < 0 ? nil : Int(clamping: bytes) }
}
