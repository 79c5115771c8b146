package import RegentMessages

/// The line of each sample of a file, to refuse one that is there twice: with the same bytes of its id and the same
/// repeat.
package struct SampleIDLines: Sendable {
    /// A sample seen before.
    package struct Place: Sendable, Hashable {
        /// Line, from 1.
        package let line: Int
        /// How it ended.
        package let status: SampleStatus
    }

    private var keys = TextTable()
    private var places: [(line: Int, status: UInt8)] = []

    /// No sample yet.
    package init() {}

    /// Notes a sample; the one before it with the same key, if there is one, which then stays.
    package mutating func note(_ sample: EvalSample, line: Int) -> Place? {
        let (index, isNew) = keys.insert(sample.sampleId.utf8, repeated: sample.repeat)
        guard !isNew else {
            places.append((line, UInt8(clamping: sample.status.rawValue)))
            return nil
        }
        return Place(line: places[index].line, status: SampleStatus(rawValue: Int32(places[index].status)))
    }
}
