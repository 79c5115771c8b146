/// The bytes by which a sample is known in its run: its id, and behind it the number of the answer where the question
/// was asked several times.
package enum SampleKey {
    /// The key of a sample.
    ///
    /// An id has no NUL, so two samples never share a key, and keys are in the order of ids, then of repeats. A sample
    /// that was asked once has its id as its key, without a copy.
    package static func bytes(_ id: ArraySlice<UInt8>, repeated number: UInt32) -> ArraySlice<UInt8> {
        guard number > 0 else { return id }
        var key = Array(id)
        key.reserveCapacity(id.count + 5)
        key.append(0)
        for shift: UInt32 in [24, 16, 8, 0] { key.append(UInt8(truncatingIfNeeded: number >> shift)) }
        return key[...]
    }

    /// The sample as people read it.
    package static func text(_ id: String, repeated number: UInt32) -> String {
        number == 0 ? id : "\(id), repeat \(number),"
    }
}

extension TextTable {
    /// Adds the key of a sample unless it is there; its index either way.
    mutating func insert(_ id: String.UTF8View, repeated number: UInt32) -> (index: Int, isNew: Bool) {
        number == 0 ? insert(id) : insert(SampleKey.bytes(Array(id)[...], repeated: number))
    }
}
