import Foundation
import RegentGovernance
import RegentServices
import RegentTestKit
import Testing

/// Packs of a folder.
@Suite("Pack folder")
struct PackFolderTests {
    private static let pack = """
        {"format": "regent.pack.v1", "id": "own", "version": "7", "title": "Ours", "effective_date": "2026-01-01",
         "source": "us", "dates": [], "clocks": {"incident_due_hours": {"INFO": 4, "WARNING": 3, "ERROR": 2,
         "CRITICAL": 1}, "incident_window_hours": 24, "dormant_days": 90},
         "controls": [{"id": "C", "title": "one", "sections": ["incidents"]}]}
        """

    private static func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test("The files of a folder are packs beside those of the daemon; other files are none")
    func reads() async throws {
        try await withTemporaryFolder { folder in
            try Self.write(Self.pack, to: folder.file("own.json"))
            try Self.write("no pack", to: folder.file("README"))
            let library = try PackFolder.library(of: folder.path)
            #expect(library.all.map(\.id) == ["eu-ai-act", "internal", "iso-42001", "nist-ai-rmf-1.0", "own"])
            let own = try library.pack("own")
            #expect(own.version == "7")
        }
    }

    @Test("A file that breaks a rule is refused with its name, and so is a folder that is none")
    func refused() async throws {
        try await withTemporaryFolder { folder in
            let text = Self.pack.replacing("incidents\"]", with: "nothing\"]")
            try Self.write(text, to: folder.file("own.json"))
            let error = #expect(throws: PackError.self) { try PackFolder.library(of: folder.path) }
            #expect(error?.description.hasPrefix("own.json: controls[0].sections[0]: ") == true)
            try Self.write(String(repeating: " ", count: CompliancePack.bytesMax + 1), to: folder.file("own.json"))
            #expect(throws: PackError.self) { try PackFolder.library(of: folder.path) }
            #expect(throws: PackError.self) { try PackFolder.library(of: folder.file("none")) }
        }
    }
}
