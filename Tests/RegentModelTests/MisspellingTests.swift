import RegentModel
import Testing

@Suite("Misspelt words")
struct MisspellingTests {
    @Test(
        "The nearest word is given, unless the word is known or nothing is near",
        arguments: [
            ("crate", "create"), ("opneai", "openai"), ("create", nil), ("upload", nil), ("", nil), ("stat", "state"),
        ])
    func nearest(word: String, meant: String?) {
        #expect(Misspelling.nearest(to: word, of: ["create", "openai", "state"]) == meant)
    }

    @Test("Nothing is near where there is nothing")
    func none() {
        #expect(Misspelling.nearest(to: "create", of: []) == nil)
    }
}
