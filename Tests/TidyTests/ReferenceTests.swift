import Foundation
import Testing

/// What comments and pages refer to is in the checkout.
@Suite("References")
struct ReferenceTests {
    static let pages = Result { try DocumentPages() }

    @Test("Pages, headings, decisions and targets that are named exist")
    func references() throws {
        let pages = try Self.pages.get()
        // This file has references that lead nowhere, on purpose.
        let files = pages.files.filter { $0.name != "ReferenceTests.swift" }
        #expect(files.flatMap(pages.breaches) == [])
    }

    @Test("Files that the pages of docs name exist")
    func files() throws {
        let pages = try Self.pages.get()
        let documents = pages.files.filter { $0.path.contains(/^docs\/[A-Za-z]+\.md$/) }
        #expect(documents.count >= 7)
        #expect(documents.flatMap(pages.missingFiles) == [])
    }

    @Test(
        "A reference to something that does not exist is found",
        arguments: [
            ("Sources/A.swift", "/// - Source: docs/missing.md"),
            ("Sources/A.swift", "/// The figures of MISSING.md."),
            ("Sources/A.swift", "/// - Source: PROTOCOL.md, \"Settled numbers\"."),
            ("Sources/A.swift", "/// - Source: PROTOCOL.md, \"Limits\" and \"Settled numbers\"."),
            ("Sources/A.swift", "/// See PROTOCOL.md,\n/// \"Settled numbers\"."),
            ("Sources/A.swift", "/// The words of PRODUCT \u{A7}8."),
            ("Sources/A.swift", "/// As decision 9999 says."),
            ("Sources/A.swift", "/// - Source: docs/decisions/9999"),
            ("docs/a.md", "[a page](missing)"),
            ("docs/a.md", "[a heading](../PROTOCOL.md#settled-numbers)"),
            ("docs/a.md", "Run `make nothing`."),
        ])
    func planted(path: String, text: String) throws {
        let file = SourceTree.File(path: path, text: text)
        #expect(try Self.pages.get().breaches(in: file).count == 1)
    }

    @Test(
        "A reference to something that exists is accepted",
        arguments: [
            ("Sources/A.swift", "/// - Source: PROTOCOL.md, \"Limits\" and \"Streams\"; decision 14."),
            ("Sources/A.swift", "/// See PROTOCOL.md,\n/// \"Limits\"."),
            ("Sources/A.swift", "/// The fields of RFC 8878 \u{A7}3.1.1; docs/reference/filters.md has the rest."),
            ("docs/a.md", "[a heading](../PROTOCOL.md#ledger-leaves), `make tidy`"),
        ])
    func whole(path: String, text: String) throws {
        #expect(try Self.pages.get().breaches(in: SourceTree.File(path: path, text: text)) == [])
    }

    @Test("A file that does not exist is found in a page")
    func plantedFile() throws {
        let page = SourceTree.File(
            path: "docs/a.md", text: "`RegentModel/Nothing.swift` and `RegentModel/Identifier.swift`")
        #expect(try Self.pages.get().missingFiles(in: page).count == 1)
    }
}
