import RegentGovernance
import RegentMessages
import Testing

@Suite("Support of versions")
struct VersionSupportTests {
    private static let day: Int64 = 86_400_000_000

    /// A version released some days after the beginning.
    private static func released(_ number: String, day: Int64) -> ModelVersion {
        ModelVersion(
            name: "models/m/versions/\(number)", version: number, state: .stable,
            releaseTime: Timestamp(microseconds: day * Self.day))
    }

    private static func level(
        _ number: String, among versions: [ModelVersion], day: Int64, micros: Int64 = 0
    ) -> VersionSupport? {
        versions.first { $0.name.hasSuffix("/\(number)") }.flatMap {
            VersionSupport.of($0, among: versions, at: day * Self.day + micros)
        }
    }

    /// Releases by day, and at which day which version has which level.
    struct Row: Sendable {
        let releases: [(String, Int64)]
        let at: Int64
        let levels: [String: VersionSupport.Level?]
    }

    static let rows = [
        Row(releases: [("1.0.0", 0)], at: 900, levels: ["1.0.0": .full]),
        Row(releases: [("1.0.0", 5)], at: 4, levels: ["1.0.0": nil]),
        Row(releases: [("1.0.0", 0), ("1.0.1", 10)], at: 10, levels: ["1.0.0": .unsupported, "1.0.1": .full]),
        Row(releases: [("1.0.0", 0), ("1.0.1", 10)], at: 9, levels: ["1.0.0": .full, "1.0.1": nil]),
        Row(releases: [("1.0.0", 0), ("1.1.0", 10)], at: 10, levels: ["1.0.0": .maintenance, "1.1.0": .full]),
        Row(releases: [("1.0.0", 0), ("1.1.0", 10)], at: 37, levels: ["1.0.0": .maintenance]),
        Row(releases: [("1.0.0", 0), ("1.1.0", 10)], at: 38, levels: ["1.0.0": .unsupported]),
        Row(releases: [("1.4.2", 0), ("2.0.0", 10)], at: 20, levels: ["1.4.2": .maintenance, "2.0.0": .full]),
        Row(
            releases: [("0.9.0", 0), ("1.0.0", 10), ("1.1.0", 20)], at: 21,
            levels: ["0.9.0": .unsupported, "1.0.0": .maintenance, "1.1.0": .full]),
        // A PATCH of the new line does not begin the four weeks again.
        Row(
            releases: [("1.0.0", 0), ("1.1.0", 10), ("1.1.1", 30)], at: 38,
            levels: ["1.0.0": .unsupported, "1.1.0": .unsupported, "1.1.1": .full]),
        // A mended version of the line before is the one that is maintained, to the same day.
        Row(
            releases: [("1.0.0", 0), ("1.1.0", 10), ("1.0.1", 20)], at: 37,
            levels: ["1.0.0": .unsupported, "1.0.1": .maintenance, "1.1.0": .full]),
        Row(releases: [("1.0.0", 0), ("1.1.0", 10), ("1.0.1", 20)], at: 38, levels: ["1.0.1": .unsupported]),
        // Nobody has to leave a release for a pre-release.
        Row(
            releases: [("1.0.0", 0), ("1.1.0-rc.1", 5), ("1.1.0-rc.2", 6)], at: 7,
            levels: ["1.0.0": .full, "1.1.0-rc.1": .unsupported, "1.1.0-rc.2": .full]),
    ]

    @Test("Levels follow the releases of the model", arguments: rows.indices)
    func levels(row: Int) {
        let row = Self.rows[row]
        let versions = row.releases.map { Self.released($0.0, day: $0.1) }
        for (number, level) in row.levels {
            #expect(Self.level(number, among: versions, day: row.at)?.level == level, "\(number) at \(row.at)")
        }
    }

    @Test("Maintenance ends after four weeks to the microsecond, migration after eight")
    func ends() throws {
        let versions = [Self.released("1.0.0", day: 0), Self.released("2.0.0", day: 10)]
        let last = try #require(Self.level("1.0.0", among: versions, day: 38, micros: -1))
        #expect(last.level == .maintenance && last.successor == "models/m/versions/2.0.0")
        #expect(last.maintenanceEnd?.microseconds == 38 * Self.day)
        #expect(last.migrationEnd?.microseconds == 66 * Self.day)
        #expect(Self.level("1.0.0", among: versions, day: 38)?.level == .unsupported)
    }

    @Test("A version that was given up without a successor takes nobody's place and is unsupported")
    func givenUp() {
        var versions = [Self.released("1.0.0", day: 0), Self.released("1.0.1", day: 1)]
        versions[1].state = .deprecated
        #expect(Self.level("1.0.0", among: versions, day: 2)?.level == .full)
        #expect(Self.level("1.0.1", among: versions, day: 2)?.level == .unsupported)
        versions[1].supersededBy = "models/m/versions/1.0.2"
        #expect(Self.level("1.0.0", among: versions, day: 2)?.level == .unsupported)
    }

    @Test("A draft has no support")
    func draft() {
        let draft = ModelVersion(name: "models/m/versions/1.0.0")
        #expect(VersionSupport.of(draft, among: [draft], at: 1) == nil)
    }
}
