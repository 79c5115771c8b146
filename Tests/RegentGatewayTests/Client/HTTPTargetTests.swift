import RegentGateway
import Testing

@Suite("Where requests are posted to")
struct HTTPTargetTests {
    @Test(
        "The parts of a URL",
        arguments: [
            ("https://example.org", true, "example.org", 443, "/"),
            ("http://example.org/hook?k=v", false, "example.org", 80, "/hook?k=v"),
            ("HTTPS://Example.org:8443/a/b", true, "Example.org", 8_443, "/a/b"),
            ("http://127.0.0.1:9000?x", false, "127.0.0.1", 9_000, "/?x"),
            ("http://[::1]:9000/", false, "::1", 9_000, "/"), ("https://[::1]", true, "::1", 443, "/"),
        ])
    func parts(url: String, isEncrypted: Bool, host: String, port: Int, path: String) throws {
        let target = try HTTPTarget(url)
        #expect(target.isEncrypted == isEncrypted && target.host == host)
        #expect(target.port == port && target.path == path)
    }

    @Test(
        "What cannot be posted to is refused",
        arguments: [
            "", "example.org", "ftp://example.org", "http://", "https:///path", "http://a:b@example.org/",
            "http://example.org/#part", "http://example.org/a b", "http://example.org/\r\nX: y", "http://h:0",
            "http://h:65536", "http://h:", "http://h:x", "http://[::1", "http://[::1]x", "http://ü",
        ])
    func refused(url: String) {
        #expect(throws: HTTPTarget.Malformed.self) { try HTTPTarget(url) }
    }

    @Test("What is said of a URL that is refused holds no password and no query")
    func refusedQuietly() {
        for url in ["http://a:secret@example.org/", "http://h:0/?token=secret"] {
            let error = #expect(throws: HTTPTarget.Malformed.self) { try HTTPTarget(url) }
            #expect(error?.description.contains("secret") == false)
        }
    }

    @Test("The log does not see the query")
    func described() throws {
        let target = try HTTPTarget("https://example.org:8443/hook?token=secret")
        #expect("\(target)" == "https://example.org:8443/hook")
        #expect("\(try HTTPTarget("http://[::1]:80/"))" == "http://[::1]/")
    }
}
