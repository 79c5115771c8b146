import RegentGovernance
import Testing

@Suite("Version numbers")
struct SemVerTests {
    @Test(
        "A number is written as it was read",
        arguments: [
            "0.0.0", "1.2.3", "10.20.30", "18446744073709551615.0.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-0.3.7",
            "1.0.0-x.7.z.92", "1.0.0--", "1.0.0-0a", "1.0.0-rc-1.99999999999999999999999999",
        ])
    func valid(text: String) throws {
        #expect(try SemVer(text).description == text)
    }

    @Test(
        "What is no strict version is refused",
        arguments: [
            ("", .notThreeNumbers), ("1", .notThreeNumbers), ("1.2", .notThreeNumbers), ("1.2.3.4", .notThreeNumbers),
            ("v1.2.3", .notThreeNumbers), ("1.2.x", .notThreeNumbers), ("1..3", .notThreeNumbers),
            ("-1.2.3", .notThreeNumbers), ("1.2.3 ", .notThreeNumbers), ("1.2.٣", .notThreeNumbers),
            ("01.2.3", .leadingZero), ("1.02.3", .leadingZero), ("1.2.03", .leadingZero), ("1.2.3-01", .leadingZero),
            ("18446744073709551616.0.0", .numberTooLarge), ("1.2.3-", .preReleaseInvalid),
            ("1.2.3-a..b", .preReleaseInvalid), ("1.2.3-a_b", .preReleaseInvalid), ("1.2.3-é", .preReleaseInvalid),
            ("1.2.3+5", .buildMetadata), ("1.2.3-rc.1+5", .buildMetadata),
        ] as [(String, SemVerError)])
    func invalid(text: String, expected: SemVerError) {
        #expect(throws: expected) { try SemVer(text) }
    }

    /// In the order of precedence, those of the specification among them.
    static let ordered = [
        "0.0.1", "0.1.0", "0.9.10", "1.0.0-0", "1.0.0-2", "1.0.0-10", "1.0.0-99999999999999999999",
        "1.0.0-A", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
        "1.0.0-rc.1", "1.0.0", "1.0.1", "1.0.10", "1.1.0", "1.10.0", "2.0.0", "10.0.0",
    ]

    @Test("Versions are ordered by precedence")
    func order() throws {
        let versions = try Self.ordered.map { try SemVer($0) }
        for (place, one) in versions.enumerated() {
            for (other, two) in versions.enumerated() {
                #expect((one < two) == (place < other), "\(one) \(two)")
                #expect((one == two) == (place == other), "\(one) \(two)")
            }
        }
    }

    @Test(
        "A bump is the highest number that differs; nothing is raised by what is not above its base",
        arguments: [
            ("1.0.0", "2.0.0", .major), ("1.2.3", "3.0.1", .major), ("1.9.9", "1.10.0", .minor),
            ("1.0.0", "1.0.1", .patch), ("1.0.0", "1.0.5", .patch), ("1.0.0", "1.1.0-rc.1", .minor),
            ("1.1.0-rc.1", "1.1.0", VersionBump.none), ("1.1.0-rc.1", "1.1.0-rc.2", VersionBump.none),
            ("0.9.0", "1.0.0", .major), ("1.0.0", "1.0.0", nil), ("1.0.1", "1.0.0", nil), ("1.0.0", "1.0.0-rc.1", nil),
        ] as [(String, String, VersionBump?)])
    func bump(base: String, version: String, expected: VersionBump?) throws {
        #expect(try SemVer(version).bump(from: SemVer(base)) == expected)
    }

    @Test(
        "The lowest release of a bump",
        arguments: [
            ("1.2.3", .major, "2.0.0"), ("1.2.3", .minor, "1.3.0"), ("1.2.3", .patch, "1.2.4"),
            ("1.2.3-rc.1", .patch, "1.2.3"), ("1.2.3-rc.1", VersionBump.none, "1.2.3"),
            ("1.18446744073709551615.0", .minor, nil),
        ] as [(String, VersionBump, String?)])
    func raised(version: String, bump: VersionBump, expected: String?) throws {
        #expect(try SemVer(version).raised(by: bump)?.description == expected)
    }
}
