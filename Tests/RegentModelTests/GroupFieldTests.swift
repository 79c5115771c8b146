import RegentModel
import Testing

@Suite("Fields that samples are grouped by")
struct GroupFieldTests {
    @Test(
        "Short names and labels are read; a key is known by its bytes",
        arguments: [
            ("status", "status"), ("provider", "selected_provider"), ("strategy", "route_strategy"),
            ("prompt_version", "prompt_template_version"), ("model_version", "model_version"), ("cluster", "cluster"),
            ("metadata.language", "metadata.language"), ("metadata.\u{301}x", "metadata.\u{301}x"),
            ("metadata.status", "metadata.status"),
        ])
    func names(text: String, name: String) throws {
        #expect(Array(try GroupField(text).name.utf8) == Array(name.utf8))
    }

    @Test(
        "What is no such field is refused by its name", arguments: ["", "sample_id", "metadata", "metadata.", "Status"])
    func refused(text: String) {
        let refusal = #expect(throws: Refusal.self) { try GroupField(text) }
        #expect(refusal?.reason == .filterInvalid)
    }
}
