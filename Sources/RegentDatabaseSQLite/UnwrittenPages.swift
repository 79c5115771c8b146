import Foundation
import RegentDatabase

/// Pages of a copy that hold zeros: a store's file has such where SQLite never wrote, and damage may leave them too.
///
/// - Source: https://www.sqlite.org/fileformat.html, "The Freelist" and "The Lock-Byte Page"
enum UnwrittenPages {
    private static let pageBytes = 4_096
    private static let contentBytes = 4_088
    /// The page that holds the byte at a gibibyte, which SQLite locks and never writes.
    private static let lockPage: UInt32 = 1 << 30 / 4_096 + 1
    private static let pagesAtATime = 256

    /// Refuses a copy in which a page of zeros is neither free nor the lock page.
    ///
    /// - Throws: `DatabaseError` `.corrupt`; the error of the system.
    static func verify(_ path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        let free = try freePages(of: file)
        try file.seek(toOffset: 0)
        var number: UInt32 = 0
        while let chunk = try file.read(upToCount: pageBytes * pagesAtATime), !chunk.isEmpty {
            for start in stride(from: chunk.startIndex, to: chunk.endIndex, by: pageBytes) {
                number += 1
                let content = chunk[start..<min(start + contentBytes, chunk.endIndex)]
                guard content.allSatisfy({ $0 == 0 }), number != lockPage, !free.contains(number) else { continue }
                throw DatabaseError(
                    .corrupt, "the database file is damaged",
                    diagnostic: "page \(number) is in use and contains only zeros")
            }
        }
    }

    /// The leaves of the list of free pages.
    private static func freePages(of file: FileHandle) throws -> Set<UInt32> {
        func words(_ offset: UInt64, _ count: Int) throws -> [UInt32] {
            try file.seek(toOffset: offset)
            let bytes = [UInt8](try file.read(upToCount: 4 * count) ?? Data())
            return stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { at in
                bytes[at..<at + 4].reduce(0) { $0 << 8 | UInt32($1) }
            }
        }
        let header = try words(32, 2)
        var (trunk, free) = (header.first ?? 0, Set<UInt32>())
        // Not more trunks than there are free pages: a damaged list may be a ring.
        for _ in 0..<(header.last ?? 0) where trunk > 0 {
            let page = try words(UInt64(trunk - 1) * UInt64(pageBytes), contentBytes / 4)
            guard page.count > 2 else { break }
            free.formUnion(page.dropFirst(2).prefix(Int(page[1])))
            trunk = page[0]
        }
        return free
    }
}
