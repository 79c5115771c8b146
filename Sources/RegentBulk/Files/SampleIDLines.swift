package import RegentMessages

/// The line of each sample of a file, to refuse one that is there twice: with the same bytes of its id and the same
/// repeat.
package struct SampleIDLines: Sendable {
    /// A sample seen before.
    package struct Place: Sendable, Hashable {
        /// Number of its file, from 0.
        package let file: Int
        /// Line, from 1.
        package let line: Int
        /// How it ended.
        package let status: SampleStatus
    }

    private var keys = TextTable()
    private var places: [(file: UInt32, line: Int, status: UInt8)] = []
    /// Number of files before the one whose samples are noted.
    private(set) var file = 0

    /// No sample yet.
    package init() {}

    /// Begins the next file.
    mutating func beginFile() { file += 1 }

    /// Notes a sample; the one before it with the same key, if there is one, which then stays.
    package mutating func note(_ sample: EvalSample, line: Int) -> Place? {
        let (index, isNew) = keys.insert(sample.sampleId.utf8, repeated: sample.repeat)
        guard !isNew else {
            places.append((UInt32(clamping: file), line, UInt8(clamping: sample.status.rawValue)))
            return nil
        }
        let place = places[index]
        return Place(file: Int(place.file), line: place.line, status: SampleStatus(rawValue: Int32(place.status)))
    }
}
