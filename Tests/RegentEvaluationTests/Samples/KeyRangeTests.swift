import RegentEvaluation
import Testing

@Suite("Ranges of keys")
struct KeyRangeTests {
    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private static let keys = ["", "a", "aa", "b", "c", "d", "zz", "é"].map(bytes)

    @Test(
        "Every key is in exactly one part of a divided range, in the order of their bytes, whatever the cuts are",
        arguments: [
            [], [""], ["a"], ["c", "b"], ["b", "b", "b"], ["", "a", "aa", "b", "c", "d", "zz", "é"], ["zzz"],
        ] as [[String]])
    func divided(cuts: [String]) {
        let parts = KeyRange.all.divided(before: cuts.map(Self.bytes))
        #expect(parts.count == Set(cuts).count + 1)
        let places = Self.keys.map { key in parts.indices.filter { parts[$0].covers(key[...]) } }
        #expect(places.allSatisfy { $0.count == 1 })
        #expect(places.map(\.first) == places.map(\.first).sorted { ($0 ?? 0) < ($1 ?? 0) })
    }

    @Test("A part is divided within its ends only")
    func within() {
        let part = KeyRange.all.divided(before: [Self.bytes("b"), Self.bytes("d")])[1]
        #expect(part.divided(before: ["a", "b", "d", "e"].map(Self.bytes)) == [part])
        let halves = part.divided(before: [Self.bytes("c")])
        #expect(halves.count == 2 && halves[0].covers(Self.bytes("bz")[...]) && halves[1].covers(Self.bytes("c")[...]))
        #expect(halves.allSatisfy { !$0.covers(Self.bytes("a")[...]) && !$0.covers(Self.bytes("d")[...]) })
    }
}
