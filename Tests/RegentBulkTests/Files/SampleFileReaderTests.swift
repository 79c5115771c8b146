import Foundation
import RegentBulk
import RegentCompression
import RegentMessages
import RegentTestKit
import Testing

@Suite("Sample files")
struct SampleFileReaderTests {
    static let jsonl = "{\"sample_id\":\"a\",\"status\":\"SCORED\"}\n"
    static let csv = "sample_id,status\na,SCORED\n"
    /// `jsonl`, packed by gzip.
    static let gzip: [UInt8] = [
        0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 0xAB, 0x56, 0x2A, 0x4E, 0xCC, 0x2D, 0xC8, 0x49, 0x8D, 0xCF, 0x4C,
        0x51, 0xB2, 0x52, 0x4A, 0x54, 0xD2, 0x51, 0x2A, 0x2E, 0x49, 0x2C, 0x29, 0x2D, 0x06, 0x72, 0x82, 0x9D,
        0xFD, 0x83, 0x5C, 0x5D, 0x94, 0x6A, 0xB9, 0x00, 0x49, 0x5C, 0xE0, 0xA7, 0x24, 0, 0, 0,
    ]

    @Test(
        "the format follows from the name, else from the first byte",
        arguments: [
            ("a.jsonl", jsonl, SampleFileFormat.jsonl), ("a.ndjson", jsonl, .jsonl), ("a.JSON", jsonl, .jsonl),
            ("a.csv", csv, .csv), ("a.CSV", csv, .csv), ("a", jsonl, .jsonl), ("a", " \n" + jsonl, .jsonl),
            ("a.txt", csv, .csv), ("a", "\u{FEFF}" + jsonl, .jsonl), ("a", "\u{FEFF}" + csv, .csv),
        ])
    func formats(name: String, text: String, format: SampleFileFormat) throws {
        let result = try read(text, name: name)
        #expect(result.samples.map(\.sampleId) == ["a"])
        let promised = try read(text, name: "b.dat", format: format)
        #expect(promised.samples == result.samples)
    }

    @Test("packed files, by name and by content")
    func packings() throws {
        let zstd = Zstd.compress(Array(Self.jsonl.utf8), level: 1)
        for name in ["a.jsonl.zst", "a.zst", "a.jsonl", "a"] {
            #expect(try read(zstd, name: name).samples.count == 1)
        }
        let csv = Zstd.compress(Array(Self.csv.utf8), level: 1)
        for name in ["a.csv.zst", "a.CSV.zst", "a.zst"] {
            #expect(try read(csv, name: name).samples.count == 1)
        }
        #expect(try read(Array(zstd.dropLast()), name: "a.zst").error?.code == .truncatedFile)
        #expect(try read(zstd + [1, 2, 3, 4], name: "a.zst").error?.code == .corruptFile)
        for name in ["a.jsonl.gz", "a.gz", "a"] {
            #expect(try read(Self.gzip, name: name).samples.count == 1)
        }
        #expect(try read(Array(Self.gzip.dropLast()), name: "a.jsonl.gz").error?.code == .truncatedFile)
        #expect(try read(Self.jsonl, name: "a.jsonl.gz").error?.code == .corruptFile)
    }

    @Test("a missing file cannot be read")
    func missing() {
        #expect(throws: SampleFileError.self) { try SampleFileReader(path: "/nonexistent/a.jsonl") }
        do {
            _ = try SampleFileReader(path: "/nonexistent/a.jsonl")
        } catch {
            #expect(error.code == .cannotRead)
            #expect(error.file == "/nonexistent/a.jsonl")
        }
    }

    @Test("invalid records are left out and counted, and reading continues")
    func skip() throws {
        let text = Self.jsonl + "nonsense\n" + Self.jsonl.replacing("SCORED", with: "DONE") + Self.jsonl
        let result = try read(text, options: SampleFileOptions(onError: .skip))
        #expect(result.error == nil)
        #expect(result.lines == [1, 4])
        #expect(result.refusedCount == 2)
    }

    @Test("invalid records are written to the quarantine unchanged, CSV with its header")
    func quarantine() async throws {
        try await withTemporaryFolder { folder in
            func quarantined(_ name: String, _ text: String, of file: String) throws -> (ReadResult, Data?) {
                let options = SampleFileOptions(onError: .quarantine(folder.file(name)))
                let result = try read(text, name: file, options: options)
                return (result, try? Data(contentsOf: URL(fileURLWithPath: folder.file(name))))
            }
            let jsonl = try quarantined("a", Self.jsonl + "nonsense \n" + Self.jsonl + "{}\n", of: "a.jsonl")
            #expect(jsonl.0.refusedCount == 2 && jsonl.1 == Data("nonsense \n{}\n".utf8))
            let csv = try quarantined("b", Self.csv + "b,DONE\n", of: "a.csv")
            #expect(csv.0.samples.count == 1 && csv.1 == Data("sample_id,status\nb,DONE\n".utf8))
            let clean = try quarantined("c", Self.csv, of: "a.csv")
            #expect(clean.0.samples.count == 1 && clean.1 == nil)
            let unwritable = try quarantined("no/bad", Self.jsonl + "nonsense\n", of: "a.jsonl")
            #expect(unwritable.0.error?.code == .cannotWrite)
        }
    }

    @Test("an existing file is never used as a quarantine: not the input, nor another file, nor a link")
    func quarantineExists() async throws {
        try await withTemporaryFolder { folder in
            let (input, other, link) = (folder.file("s.jsonl"), folder.file("other"), folder.file("link"))
            let text = Self.jsonl + "nonsense\n"
            for path in [input, other] { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.file("nowhere"))
            for path in [input, other, link, folder.path] {
                let options = SampleFileOptions(onError: .quarantine(path))
                let error = #expect(throws: SampleFileError.self) {
                    var reader = try SampleFileReader(path: input, options: options)
                    while try reader.next() != nil {}
                }
                #expect(error?.code == .quarantineExists, "\(path)")
            }
            for path in [input, other] { #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(text.utf8)) }
            #expect(!FileManager.default.fileExists(atPath: folder.file("nowhere")))
        }
    }

    @Test("progress counts the bytes of the file")
    func progress() async throws {
        try await withTemporaryFolder { folder in
            let text = String(repeating: Self.jsonl, count: 100_000)
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file("a.jsonl")))
            var reader = try SampleFileReader(path: folder.file("a.jsonl"))
            #expect(reader.bytesTotal == text.utf8.count)
            _ = try reader.next()
            #expect(reader.bytesRead < text.utf8.count)
            while try reader.next() != nil {}
            #expect(reader.bytesRead == text.utf8.count)
            #expect(reader.sampleCount == 100_000)
        }
    }

    @Test("written samples are read back equal", arguments: [SampleFileFormat.jsonl, .csv])
    func roundTrip(format: SampleFileFormat) throws {
        let samples = randomSamples(3_000, seed: 7) + [fullSample]
        let writer = SampleFileWriter(format: format, scoreNames: ["judge", "a", "b", "edit_ratio"])
        var text = writer.header
        for sample in samples { try writer.append(sample, to: &text) }
        let result = try read(text, name: "out." + format.rawValue)
        #expect(result.error == nil)
        #expect(result.samples == samples)
    }

    @Test("a score without a CSV column is refused, not lost")
    func lostScore() throws {
        var text: [UInt8] = []
        let writer = SampleFileWriter(format: .csv, scoreNames: ["judge"])
        #expect(throws: SampleFileError.self) { try writer.append(fullSample, to: &text) }
    }

    @Test("one JSON object per line, with the fields in order")
    func writtenForm() throws {
        var text: [UInt8] = []
        try SampleFileWriter(format: .jsonl).append(
            .init(
                sampleId: "s", status: .scored, published: .false, latencyMs: 5, scores: ["b": 1, "a": 0.5],
                metadata: ["k": "\u{1}\n"]),
            to: &text)
        let expected =
            "{\"sample_id\":\"s\",\"status\":\"SCORED\",\"published\":false,\"latency_ms\":5,"
            + "\"scores\":{\"a\":0.5,\"b\":1},\"metadata\":{\"k\":\"\\u0001\\n\"}}\n"
        #expect(String(decoding: text, as: UTF8.self) == expected)
    }
}
