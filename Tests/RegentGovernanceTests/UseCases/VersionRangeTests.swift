import RegentGovernance
import Testing

@Suite("Ranges of versions")
struct VersionRangeTests {
    @Test(
        "A version lies in a range where every comparison holds",
        arguments: [
            ("", "0.0.1", true), (">=1.2.0 <2.0.0", "1.2.0", true), (">=1.2.0 <2.0.0", "1.9.9", true),
            (">=1.2.0 <2.0.0", "2.0.0", false), (">=1.2.0 <2.0.0", "1.1.9", false), ("1.0.0", "1.0.0", true),
            ("=1.0.0", "1.0.1", false), (">1.0.0", "1.0.0", false), (">1.0.0", "1.0.1", true),
            ("<=1.0.0", "1.0.0", true), ("<1.0.0", "1.0.0-rc.1", true), (">=1.0.0", "1.0.0-rc.1", false),
            ("  >=1.0.0   <1.0.2 ", "1.0.1", true),
        ] as [(String, String, Bool)])
    func holds(range: String, version: String, isIn: Bool) throws {
        #expect(try #require(VersionRange(range)).contains(try SemVer(version)) == isIn)
    }

    @Test(
        "What is no comparison of versions is no range",
        arguments: ["1", ">= 1.0.0", "^1.0.0", "1.x", ">=1.0.0,<2.0.0", "=="])
    func refused(text: String) { #expect(VersionRange(text) == nil) }
}
