import RegentProofs
import Testing

@Suite("Entry bundles")
struct EntryBundleTests {
    @Test("Each entry has its length before it")
    func encoding() throws {
        let long = [UInt8](repeating: 7, count: 259)
        let bundle = try #require(EntryBundle.bytes([[1, 2], [], long]))
        #expect(Array(bundle.prefix(8)) == [0, 2, 1, 2, 0, 0, 1, 3])
        #expect(EntryBundle.entries(bundle) == [[1, 2], [], long])
        #expect(EntryBundle.bytes([[UInt8](repeating: 0, count: 65_535)]) != nil)
        #expect(EntryBundle.bytes([[UInt8](repeating: 0, count: 65_536)]) == nil)
    }

    @Test("A bundle that ends early, or has too many, is none")
    func damaged() throws {
        let bundle = try #require(EntryBundle.bytes([[1, 2, 3], [4]]))
        for count in 1..<bundle.count where count != 5 {
            #expect(EntryBundle.entries(Array(bundle.prefix(count))) == nil)
        }
        let many = try #require(EntryBundle.bytes([[UInt8]](repeating: [], count: 257)))
        #expect(EntryBundle.entries(many) == nil)
        #expect(EntryBundle.entries([]) == [])
    }
}
