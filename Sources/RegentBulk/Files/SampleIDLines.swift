package import RegentMessages

/// The line of each sample id of a file, to refuse repeated ones; ids are compared by their bytes.
package struct SampleIDLines: Sendable {
    /// A sample seen before.
    package struct Place: Sendable, Hashable {
        /// Line, from 1.
        package let line: Int
        /// How it ended.
        package let status: SampleStatus
    }

    private var ids = TextTable()
    private var places: [(line: Int, status: UInt8)] = []

    /// No id yet.
    package init() {}

    /// Notes a sample; the one before it with the same id, if there is one, which then stays.
    package mutating func note(_ sample: EvalSample, line: Int) -> Place? {
        let (index, isNew) = ids.insert(sample.sampleId.utf8)
        guard !isNew else {
            places.append((line, UInt8(clamping: sample.status.rawValue)))
            return nil
        }
        return Place(line: places[index].line, status: SampleStatus(rawValue: Int32(places[index].status)))
    }
}
