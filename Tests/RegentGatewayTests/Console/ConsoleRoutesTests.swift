import Foundation
import RegentGateway
import RegentTestKit
import Testing

@Suite("Serving of the console")
struct ConsoleRoutesTests {
    @Test("the page stands at every address of the scripts, and nowhere else")
    func addresses() throws {
        let pages = ConsoleSite.embedded.filter { $0.name.hasPrefix("page-") }
        #expect(pages.count >= 11)
        for page in pages {
            let text = String(decoding: page.bytes, as: UTF8.self)
            let found = text.matches(of: /path: (?:"([^"]+)"|\[([^\]]+)\])/).first
            let declared = try #require(found, "\(page.name)")
            let list = (declared.2 ?? "").matches(of: /"([^"]+)"/).map { String($0.1) }
            let paths = declared.1.map { [String($0)] } ?? list
            #expect(!paths.isEmpty, "\(page.name)")
            for path in paths {
                let file = ConsoleRoutes.file(at: path.replacing(/:[a-z_]+/, with: "x"))
                #expect(file == "index.html", "\(page.name): \(path)")
            }
        }
        let others = [
            "/v1/models", "/api/ai/models", "/deployment-tasks/my-tasks", "/docs", "/session", "/ledgers", "",
        ]
        for other in others {
            #expect(ConsoleRoutes.file(at: other) == nil, "\(other)")
        }
        #expect(ConsoleRoutes.file(at: "/console/main.js") == "main.js")
    }

    @Test("files come packed where that is read, with a strong etag for each form")
    func forms() async throws {
        try await GatewayBench.with { bench in
            let plain = try await bench.request("GET", "/console/main.js")
            let packed = try await bench.request("GET", "/console/main.js", ["Accept-Encoding": "gzip, zstd"])
            let refused = try await bench.request("GET", "/console/main.js", ["Accept-Encoding": "zstd;q=0"])
            let file = try #require(ConsoleSite.released["main.js"])
            #expect(plain.status == 200 && plain.body == file.bytes && plain.header("Content-Encoding") == nil)
            #expect(packed.body == file.packed && packed.header("Content-Encoding") == "zstd")
            #expect(refused.body == file.bytes)
            #expect(packed.body.count < plain.body.count)
            #expect(plain.header("Content-Type") == "text/javascript; charset=utf-8")
            #expect(plain.header("Vary") == "Accept-Encoding" && plain.header("Cache-Control") == "no-cache")
            let etags = [plain, packed].compactMap { $0.header("ETag") }
            #expect(etags.count == 2 && Set(etags).count == 2 && etags.allSatisfy { $0.hasPrefix("\"") })
            let again = try await bench.request(
                "GET", "/console/main.js", ["If-None-Match": "\"other\", W/\(etags[0])"])
            #expect(again.status == 304 && again.body.isEmpty && again.header("ETag") == etags[0])
            let policy = plain.header("Content-Security-Policy") ?? ""
            #expect(policy.contains("default-src 'self'") && policy.contains("require-trusted-types-for 'script'"))
        }
    }

    @Test("the page needs no session, and only GET and HEAD")
    func methods() async throws {
        try await GatewayBench.with { bench in
            let page = try await bench.request("GET", "/routing?environment=prod")
            #expect(page.status == 200 && page.header("Content-Type") == "text/html; charset=utf-8")
            let head = try await bench.request("HEAD", "/")
            #expect(head.status == 200 && head.body.isEmpty)
            let posted = try await bench.request("POST", "/system", body: [0x7B, 0x7D])
            #expect(posted.status == 405 && posted.header("Allow") == "GET, HEAD")
            for path in ["/console/", "/console/x.js", "/console/../main.js", "/console/Main.js", "/console/main.js/"] {
                let none = try await bench.request("GET", path)
                #expect(none.status == 404, "\(path)")
            }
        }
    }

    @Test("all of it packed is at most 150 KB, and nothing in it makes markup from text")
    func budget() throws {
        let files = ConsoleSite.released
        #expect(files.count == ConsoleSite.embedded.count)
        let names = try FileManager.default.contentsOfDirectory(
            atPath: Checkout.file("Sources/RegentGateway/Console/Site").path)
        #expect(Set(names) == Set(files.keys))
        let packed = files.values.reduce(0) { $0 + $1.packed.count }
        #expect(packed <= 150_000, "\(packed) bytes")
        let forbidden = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"]
        for file in ConsoleSite.embedded {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for word in forbidden { #expect(!text.contains(word), "\(file.name): \(word)") }
            #expect(!text.contains(/https?:\/\/(?!www\.w3\.org\/)/), "\(file.name) names another server")
        }
    }

    @Test("a folder is read at each request, and nothing outside it")
    func folders() async throws {
        try await withTemporaryFolder { folder in
            try Data("secret".utf8).write(to: URL(fileURLWithPath: folder.file("outside.js")))
            let site = folder.file("site")
            try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: false)
            try Data("first".utf8).write(to: URL(fileURLWithPath: site + "/index.html"))
            try await GatewayBench.with(consoleFolder: site) { bench in
                let first = try await bench.request("GET", "/ledger")
                try Data("second".utf8).write(to: URL(fileURLWithPath: site + "/index.html"))
                let second = try await bench.request("GET", "/")
                #expect(first.text.hasSuffix("first") && second.text.hasSuffix("second"))
                for name in ["..%2Foutside.js", "../outside.js", "%2E%2E/outside.js", "missing.js"] {
                    let none = try await bench.request("GET", "/console/\(name)")
                    #expect(none.status == 404, "\(name)")
                }
            }
        }
    }

    @Test("what a client reads, and what it has")
    func headers() {
        #expect(ConsoleRoutes.takesZstd("gzip;q=0.5, zstd;q=0.1"))
        #expect(ConsoleRoutes.takesZstd("ZSTD"))
        for other in [nil, "", "gzip", "zstd; q=0.0", "zstdx", "*"] { #expect(!ConsoleRoutes.takesZstd(other)) }
        #expect(ConsoleRoutes.isKnown("\"a\"", "*"))
        #expect(ConsoleRoutes.isKnown("\"a\"", "\"b\",\"a\""))
        for other in [nil, "", "a", "\"A\""] { #expect(!ConsoleRoutes.isKnown("\"a\"", other)) }
    }
}
