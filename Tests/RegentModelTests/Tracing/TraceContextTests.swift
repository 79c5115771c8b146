import RegentModel
import Testing

@Suite("Trace context")
struct TraceContextTests {
    private static let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    private func read(_ parents: [String], _ states: [String] = []) -> TraceContext? {
        TraceContext(parents: parents.map { Array($0.utf8) }, states: states.map { Array($0.utf8) })
    }

    @Test("A legal context is read and written alike")
    func legal() throws {
        let context = try #require(read([Self.parent]))
        #expect("\(context.traceID)" == "0af7651916cd43dd8448eb211c80319c")
        #expect("\(context.spanID)" == "b7ad6b7169203331")
        #expect(context.isSampled && !context.isRandom)
        #expect(context.parentText == Self.parent)
        let quiet = try #require(read(["00-00000000000000000000000000000001-0000000000000001-02"]))
        #expect(!quiet.isSampled && quiet.isRandom)
        #expect(quiet.parentText == "00-00000000000000000000000000000001-0000000000000001-02")
    }

    @Test("A later version is read as far as it is known, and passed on as ours")
    func laterVersion() throws {
        let context = try #require(read(["01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-ff-more"]))
        #expect(context.isSampled && context.isRandom)
        #expect(context.parentText == "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03")
        #expect(read(["cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]) != nil)
        #expect(read(["cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.more"]) == nil)
    }

    @Test(
        "What is not exactly legal counts as nothing",
        arguments: [
            "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 ",
            " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "0x-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-B7AD6B7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
            "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
        ])
    func illegal(_ text: String) {
        #expect(read([text]) == nil)
    }

    @Test("Two parents are none")
    func twice() {
        #expect(read([Self.parent, Self.parent]) == nil)
        #expect(read([]) == nil)
    }

    @Test("The state is passed on as it came; one that is not legal is left out alone")
    func state() throws {
        let context = try #require(read([Self.parent], ["rojo=00f067aa0ba902b7, congo=t61rcWkgMzE", ",a@b=c d,"]))
        #expect(context.state.text == "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE,a@b=c d")
        #expect(context.state.members.map(\.key) == ["rojo", "congo", "a@b"])
        for bad in ["novalue", "=x", "Key=x", "a=b=c", "a=1,a=2", "a=\u{1}", "_a=1", "a=\u{e4}"] {
            let found = try #require(read([Self.parent], [bad]))
            #expect(found.state.members == [], "\(bad)")
        }
    }

    @Test("Of a long state the first members are passed on, and too many are none")
    func longState() throws {
        let long = (0..<20).map { "k\($0)=" + String(repeating: "v", count: 40) }.joined(separator: ",")
        let context = try #require(read([Self.parent], [long]))
        #expect(!context.state.members.isEmpty && context.state.text.utf8.count <= TraceState.bytesMax)
        #expect(context.state.members.first?.key == "k0")
        let many = (0..<33).map { "k\($0)=v" }.joined(separator: ",")
        let none = try #require(read([Self.parent], [many]))
        #expect(none.state.members == [])
    }
}
