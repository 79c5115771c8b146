import CRegentPowerLoss
import RegentTestKit

/// What was done to the files of a database, in order, and what a disk may have of it after a power loss.
struct DiskRecording: Sendable {
    /// A file of a database.
    enum File: Int32, Sendable, CaseIterable {
        case database = 0
        case log = 1

        /// What its name ends in.
        var suffix: String { self == .log ? "-wal" : "" }
    }

    /// One thing that was done.
    enum Event: Sendable {
        case write(File, offset: Int, [UInt8])
        case truncate(File, Int)
        case sync(File)
        /// An acknowledgement.
        case mark(Int)
    }

    /// What a disk writes whole or not at all.
    private static let sectorBytes = 512

    /// In the order in which they returned.
    let events: [Event]

    /// Records the database at a path while the body has it open; the body must close it.
    ///
    /// - Parameter begun: given how to add a mark; it may be called from any thread.
    static func of(
        _ path: String, _ body: (_ mark: @escaping @Sendable (Int) -> Void) async throws -> Void
    ) async throws -> DiskRecording {
        struct NotBegun: Error { let code: Int32 }
        let code = unsafe regent_power_loss_begin(path)
        guard code == 0 else { throw NotBegun(code: code) }
        defer { regent_power_loss_end() }
        try await body { regent_power_loss_mark(UInt64($0)) }
        return DiskRecording(events: (0..<regent_power_loss_count()).compactMap(event))
    }

    private static func event(_ index: UInt64) -> Event? {
        var event = unsafe regent_disk_event()
        guard unsafe regent_power_loss_event(index, &event) == 1 else { return nil }
        let offset = unsafe Int(event.offset)
        guard let file = unsafe File(rawValue: event.file) else { return nil }
        switch unsafe Int(event.kind) {
        case REGENT_DISK_WRITE:
            let bytes = unsafe [UInt8](UnsafeBufferPointer(start: event.bytes, count: event.count))
            return .write(file, offset: offset, bytes)
        case REGENT_DISK_TRUNCATE: return .truncate(file, offset)
        case REGENT_DISK_SYNC: return .sync(file)
        default: return .mark(offset)
        }
    }

    /// Everything that was acknowledged among the first events.
    func marks(before moment: Int) -> Set<Int> {
        Set(events.prefix(moment).compactMap { if case .mark(let number) = $0 { number } else { nil } })
    }

    /// A file as a disk may have it after a power loss: all up to its last sync, and of what came after it each write
    /// whole, in some of its sectors, or not at all.
    func image(of file: File, at moment: Int, using random: inout SplitMix64) -> [UInt8] {
        let synced = events.prefix(moment).lastIndex { if case .sync(file) = $0 { true } else { false } } ?? -1
        var image: [UInt8] = []
        for (index, event) in events.prefix(moment).enumerated() {
            switch event {
            case .truncate(file, let count) where index < synced || Bool.random(using: &random):
                image = Array(image.prefix(count)) + [UInt8](repeating: 0, count: max(0, count - image.count))
            case .write(file, let offset, let bytes):
                let sectors = (bytes.count + Self.sectorBytes - 1) / Self.sectorBytes
                let fate = index < synced ? 1 : Int.random(in: 0...2, using: &random)
                for sector in 0..<sectors where fate == 1 || fate == 2 && Bool.random(using: &random) {
                    let part = bytes[sector * Self.sectorBytes..<min(bytes.count, (sector + 1) * Self.sectorBytes)]
                    Self.put(part, into: &image, at: offset + sector * Self.sectorBytes)
                }
            default: break
            }
        }
        return image
    }

    private static func put(_ bytes: ArraySlice<UInt8>, into image: inout [UInt8], at offset: Int) {
        let end = offset + bytes.count
        if image.count < end { image += [UInt8](repeating: 0, count: end - image.count) }
        image.replaceSubrange(offset..<end, with: bytes)
    }
}
