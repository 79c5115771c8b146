import RegentGovernance
import RegentMessages
import RegentModel
import Testing

/// Packs: those that come with the daemon, and what is refused of others.
@Suite("Compliance packs")
struct CompliancePackTests {
    private static let valid = """
        {"format": "regent.pack.v1", "id": "own", "version": "1", "title": "Ours", "effective_date": "2026-01-01",
         "source": "us", "dates": [{"title": "later", "date": "2027-12-02", "source": "us"}],
         "clocks": {"incident_due_hours": {"INFO": 4, "WARNING": 3, "ERROR": 2, "CRITICAL": 1},
                    "incident_window_hours": 24, "dormant_days": 90},
         "controls": [{"id": "C 1", "title": "one", "sections": ["incidents", "data_quality"]}]}
        """

    private static func read(_ text: String) throws -> CompliancePack {
        try CompliancePack(parsing: Array(text.utf8), file: "own.json")
    }

    @Test("The packs that come with the daemon are read, and each section holds evidence for some control")
    func shipped() throws {
        let library = try PackLibrary()
        #expect(library.all.map(\.id) == ["eu-ai-act", "internal", "iso-42001", "nist-ai-rmf-1.0"])
        for pack in library.all {
            #expect(library.isShipped(pack.id))
            #expect(Set(pack.controls.flatMap(\.parts)) == Set(ReportPart.allCases), "\(pack.id)")
            #expect(!pack.title.lowercased().contains("compliant"))
        }
    }

    @Test("The days of the EU act are those of its amendment, each with its source")
    func days() throws {
        let pack = try PackLibrary().pack("eu-ai-act")
        let amended = pack.days.filter { $0.source.contains("2026/1744") }
        #expect(amended.map(\.date.description) == ["2027-12-02", "2028-08-02"])
        #expect(amended.map(\.title) == ["High-risk systems of Annex III", "High-risk systems of Annex I"])
        #expect(pack.source.contains("2026/1744"))
    }

    @Test("A pack is read whole, and gives the due time of an incident by its severity")
    func reads() throws {
        let pack = try Self.read(Self.valid)
        #expect(pack.controls.map(\.id) == ["C 1"])
        #expect(pack.controls[0].parts == [.incidents, .dataQuality])
        #expect(pack.clocks.incidentDue(detected: 5, .critical) == 3_600_000_005)
        #expect(pack.clocks.incidentDue(detected: 5, .info) == 4 * 3_600_000_000 + 5)
        #expect(pack.clocks.incidentDue(detected: .max, .info) == nil)
        #expect(pack.clocks.incidentDue(detected: 5, .unspecified) == nil)
    }

    @Test("The digest of a pack does not depend on how its file is laid out")
    func canonical() throws {
        let other = Self.valid.replacing("\n", with: " ").replacing(": ", with: ":")
        let (one, two) = (try Self.read(other), try Self.read(Self.valid))
        #expect(one.canonicalText == two.canonicalText)
        let changed = Self.valid.replacing("\"version\": \"1\"", with: "\"version\": \"2\"")
        let third = try Self.read(changed)
        #expect(third.canonicalText != two.canonicalText)
    }

    @Test(
        "What breaks a rule is refused with its place",
        arguments: [
            ("\"format\": \"regent.pack.v1\"", "\"format\": \"regent.pack.v9\"", "format"),
            ("\"id\": \"own\"", "\"id\": \"../own\"", "id"),
            ("\"version\": \"1\"", "\"version\": 1", "version"),
            ("\"title\": \"Ours\"", "\"title\": \"\"", "title"),
            ("\"title\": \"Ours\"", "\"title\": \"a\\u0007b\"", "title"),
            ("\"effective_date\": \"2026-01-01\"", "\"effective_date\": \"2026-02-30\"", "effective_date"),
            ("\"source\": \"us\", \"dates\"", "\"dates\"", "source"),
            ("\"date\": \"2027-12-02\"", "\"date\": \"soon\"", "dates[0].date"),
            ("\"WARNING\": 3, ", "", "clocks.incident_due_hours.WARNING"),
            ("\"CRITICAL\": 1", "\"CRITICAL\": 0", "clocks.incident_due_hours.CRITICAL"),
            ("\"CRITICAL\": 1", "\"CRITICAL\": 1, \"HUGE\": 1", "clocks.incident_due_hours.HUGE"),
            ("\"dormant_days\": 90", "\"dormant_days\": 90.5", "clocks.dormant_days"),
            ("\"data_quality\"", "\"quality\"", "controls[0].sections[1]"),
            ("\"data_quality\"", "\"incidents\"", "controls[0].sections[1]"),
            ("\"incidents\", \"data_quality\"", "", "controls[0].sections"),
            ("\"title\": \"one\"", "\"title\": \"one\", \"weight\": 1", "controls[0].weight"),
            (
                "\"controls\": [", "\"controls\": [{\"id\": \"C 1\", \"title\": \"two\", \"sections\": [\"sla\"]}, ",
                "controls[1].id"
            ),
        ])
    func refused(part: String, other: String, path: String) throws {
        #expect(Self.valid.contains(part))
        let text = Self.valid.replacing(part, with: other)
        let error = #expect(throws: PackError.self) { try Self.read(text) }
        #expect(error?.path == path)
        #expect(error?.description.hasPrefix("own.json: \(path): ") == true)
    }

    @Test("What is no JSON, or too large, is refused")
    func malformed() {
        #expect(throws: PackError.self) { try Self.read("{") }
        #expect(throws: PackError.self) { try Self.read("[]") }
        #expect(throws: PackError.self) { try Self.read(String(repeating: " ", count: CompliancePack.bytesMax + 1)) }
    }

    @Test("A pack of a folder takes the place of one that comes with the daemon; two of one id are refused")
    func own() throws {
        let text = Array(Self.valid.replacing("\"own\"", with: "\"internal\"").utf8)
        let library = try PackLibrary(own: [(name: "a.json", text: text)])
        let pack = try library.pack("")
        #expect(pack.title == "Ours")
        #expect(!library.isShipped("internal") && library.isShipped("iso-42001"))
        let error = #expect(throws: PackError.self) {
            try PackLibrary(own: [(name: "a.json", text: text), (name: "b.json", text: text)])
        }
        #expect(error?.file == "b.json" && error?.path == "id")
    }

    @Test("A pack that there is not is refused with those that there are")
    func unknown() throws {
        let library = try PackLibrary()
        let refusal = #expect(throws: Refusal.self) { try library.pack("gdpr") }
        #expect(refusal?.reason == .packUnknown)
        #expect(refusal?.metadata["known"]?.contains("eu-ai-act") == true)
    }
}
