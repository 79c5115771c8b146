import RegentClient
import Testing

@Suite("Pages of a list")
struct PagesTests {
    @Test(
        "As many items are read as are wanted, in pages of at most 1,000",
        arguments: [
            (limit: 0, count: 2_500, sizes: [1_000, 1_000, 1_000], more: false),
            (0, 0, [1_000], false), (1, 2_500, [1], true), (1_000, 2_500, [1_000], true),
            (1_001, 2_500, [1_000, 1], true), (2_500, 2_500, [1_000, 1_000, 500], false),
            (3_000, 2_500, [1_000, 1_000, 1_000], false),
        ])
    func collect(limit: Int, count: Int, sizes: [UInt32], more: Bool) async throws {
        var asked: [UInt32] = []
        let pages = try await Pages<Int>.collect(limit: limit) { size, token in
            asked.append(size)
            let first = Int(token) ?? 0
            let next = min(count, first + Int(size))
            return (Array(first..<next), next < count ? "\(next)" : "")
        }
        #expect(asked == sizes)
        #expect(pages.items == Array(0..<(limit == 0 ? count : min(limit, count))))
        #expect(pages.nextPageToken.isEmpty != more)
    }
}
