import Foundation
import RegentBulk
import RegentCompression
import RegentMessages
import RegentTestKit
import Synchronization

extension FuzzTarget {
    /// Files of samples, one JSON object a line.
    static let jsonl = FuzzTarget("jsonl", inputBytesMax: 8_192, seeds: SampleFileTarget.jsonlSeeds) {
        (input) throws(Finding) in try SampleFileTarget(.jsonl, input).check()
    }

    /// Files of samples in CSV.
    static let csv = FuzzTarget("csv", inputBytesMax: 8_192, seeds: SampleFileTarget.csvSeeds) {
        (input) throws(Finding) in try SampleFileTarget(.csv, input).check()
    }

    /// Files of other tools, and JSON arrays.
    static let imports = FuzzTarget("imports", inputBytesMax: 8_192, seeds: SampleFileTarget.importSeeds) {
        (input) throws(Finding) in try SampleFileTarget(importing: input).check()
    }
}

/// The first byte chooses the options and the packing of the file, the rest is its content.
private struct SampleFileTarget {
    let format: SampleFileFormat
    let options: SampleFileOptions
    let isPacked: Bool
    let content: [UInt8]

    /// What a reader gives until the end or an error.
    struct Reading {
        var samples: [EvalSample] = []
        var error: SampleFileError.Code?
        var refusedCount = 0

        var encoded: [[UInt8]] { samples.map { $0.encoded() } }
    }

    init(_ format: SampleFileFormat, _ input: [UInt8]) {
        var choices = FuzzInput(input)
        let style = choices.byte()
        self.format = format
        options = SampleFileOptions(
            fieldMap: style & 1 != 0
                ? ["sample_id": "id", "scores.judge": "j", "metadata.team": "team"] : [:],
            extra: SampleFileOptions.Extra.allCases[Int(style >> 1 & 3) % 3],
            onError: style & 8 != 0 ? .skip : .fail)
        isPacked = style & 16 != 0
        content = choices.rest()
    }

    private static let tools: [SampleFileFormat] = [
        .json, .inspect, .promptfoo, .openaiEvals, .lmEval, .deepeval, .mlflow, .auto,
    ]

    /// The first byte chooses the tool, the treatment of bad records and the packing.
    init(importing input: [UInt8]) {
        var choices = FuzzInput(input)
        let style = choices.byte()
        format = Self.tools[Int(style & 7)]
        options = SampleFileOptions(onError: style & 8 != 0 ? .skip : .fail)
        isPacked = style & 16 != 0
        content = choices.rest()
    }

    /// One record of each tool.
    static func importSeeds() -> [[UInt8]] {
        let texts = [
            #"[{"sample_id":"a","status":"SCORED","scores":{"q":0.5}}]"#,
            #"{"version":2,"eval":{"model":"m/x","dataset":{"sample_ids":[1,2]}},"samples":["#
                + #"{"id":1,"epoch":2,"scores":{"s":{"value":{"a":"C"}}},"metadata":{"k":"v"},"#
                + #""total_time":0.5,"limit":{"type":"time"}}]}"#,
            #"{"results":{"prompts":[1,2],"results":[{"testIdx":0,"promptIdx":1,"success":true,"score":1,"#
                + #""latencyMs":5,"namedScores":{"a":NaN},"testCase":{"metadata":{"k":1}},"provider":{"id":"p"},"#
                + #""failureReason":2}]}}"#,
            #"{"run_id":"r","event_id":1,"sample_id":"a","type":"match","data":{"correct":true}}"#,
            #"{"doc_id":1,"filter":"none","metrics":["acc"],"acc":1.0}"# + "\n" + #"{"regent_end":true,"count":1}"#,
            #"{"testCases":[{"name":"t","success":true,"metricsData":[{"name":"m","score":0.5,"success":true}]}]}"#,
            #"{"columns":["id","a/score","latency"],"data":[["x",1,0.5]]}"#,
            #"{"info":{"trace_id":"t","state":"OK","assessments":[{"name":"a","feedback":{"value":"yes"}}]},"#
                + #""data":{}}"#,
        ]
        return texts.enumerated().map { [UInt8($0)] + Array($1.utf8) }
    }

    func check() throws(Finding) {
        let plain = try Self.read(format, content, options)
        if isPacked {
            let packed = try Self.read(format, Zstd.compress(content, level: 1), options)
            try expect(packed.encoded == plain.encoded, "the packed file has other samples")
            try expect(
                packed.error == plain.error && packed.refusedCount == plain.refusedCount, "it ends otherwise")
        }
        // A log of Inspect may announce more samples than it has.
        let mayMiss = options.onError == .skip || format == .inspect || format == .auto
        try expect(plain.refusedCount == 0 || mayMiss, "a record was passed over")
        try checkSamples(plain.samples)
        for format in [SampleFileFormat.jsonl, .csv] where !plain.samples.isEmpty {
            try checkWritten(plain.samples, format)
        }
    }

    /// A batch takes every sample whose id it does not have.
    private func checkSamples(_ samples: [EvalSample]) throws(Finding) {
        var batcher = SampleBatcher()
        for sample in samples {
            do throws(BatchError) { _ = try batcher.append(sample) } catch {
                try expect(error.code == .duplicateSampleID, "\(sample) is refused: \(error)")
            }
        }
        guard let columns = batcher.finish() else { return }
        _ = try accepted("the door refuses what was read") { try CheckedColumns(checking: columns, isNew: true) }
    }

    /// What is written reads back to the same samples.
    private func checkWritten(_ samples: [EvalSample], _ format: SampleFileFormat) throws(Finding) {
        let names = Set(samples.flatMap(\.scores.keys)).sorted()
        let writer = SampleFileWriter(format: format, scoreNames: names)
        var file = writer.header
        for sample in samples {
            do throws(SampleFileError) { try writer.append(sample, to: &file) } catch {
                throw Finding("\(sample) cannot be written: \(error)")
            }
        }
        let back = try Self.read(format, file)
        try expect(back.error == nil, "what was written is refused: \(back.error as Any)")
        try expect(back.encoded == samples.map { $0.encoded() }, "\(format) changes the samples")
    }

    private static func read(
        _ format: SampleFileFormat, _ file: [UInt8], _ options: SampleFileOptions = SampleFileOptions()
    ) throws(Finding) -> Reading {
        try ScratchFile.shared.withFile(file) { (path) throws(Finding) in
            var reading = Reading()
            do throws(SampleFileError) {
                var reader = try SampleFileReader(path: path, format: format, options: options)
                var line = 0
                while let sample = try reader.next() {
                    reading.samples.append(sample)
                    precondition(reader.line > line, "two records begin on line \(line)")
                    line = reader.line
                }
                reading.refusedCount = reader.refusedCount
                precondition(
                    reader.bytesRead == file.count, "\(reader.bytesRead) bytes read of \(file.count)")
            } catch { reading.error = error.code }
            return reading
        }
    }
}

/// One file for what must be read from a file, since readers take paths.
private final class ScratchFile: Sendable {
    static let shared = ScratchFile()

    private let folder: TemporaryFolder?
    private let turn = Mutex(())

    private init() {
        folder = try? TemporaryFolder()
        let path = folder?.path ?? ""
        // Statics live as long as the process, which may end anywhere.
        atexit { ScratchFile.shared.folder?.remove() }
        precondition(!path.isEmpty, "there is no temporary folder")
    }

    func withFile<Value>(
        _ content: [UInt8], _ body: (String) throws(Finding) -> Value
    ) throws(Finding) -> Value {
        let path = folder?.file("input") ?? ""
        let result = turn.withLock { _ -> Result<Value, Finding> in
            let isMade = FileManager.default.createFile(atPath: path, contents: Data(content))
            precondition(isMade, "the scratch file cannot be written")
            do throws(Finding) { return .success(try body(path)) } catch { return .failure(error) }
        }
        return try result.get()
    }
}

extension SampleFileTarget {
    static func jsonlSeeds() -> [[UInt8]] {
        let writer = SampleFileWriter(format: .jsonl)
        var full: [UInt8] = []
        for sample in SampleSeeds.samples { try? writer.append(sample, to: &full) }
        let lines = [
            #"{"sample_id":"a","status":"scored","latency_ms":1.0005,"scores":{"j":1e2,"k":null},"#
                + #""metadata":{"x":[1, {"y":2}]}}"#,
            #"{"id":"a","status":"SAMPLE_STATUS_ERROR","j":0.5,"team":"\u00e9\ud83d\ude42","extra":null}"#,
            "\u{FEFF}{\"sample_id\":\"é\",\"status\":\"SKIPPED\"}\r\n\n \t\n"
                + "{\"status\":\"SCORED\",\"sample_id\":\"b\"}",
            #"{"sample_id":"a","status":"SCORED","schema_valid":null,"published":true,"cluster":"\/\b\f"}"#,
            "{}", "[1]",
        ]
        return [[0] + full, [16] + full] + lines.enumerated().map { [[0, 11, 0, 2, 8, 0][$0]] + $1.utf8 }
    }

    static func csvSeeds() -> [[UInt8]] {
        let writer = SampleFileWriter(format: .csv, scoreNames: ["edit_ratio", "judge"])
        var full = writer.header
        for sample in SampleSeeds.samples { try? writer.append(sample, to: &full) }
        let files = [
            "sample_id,status,latency_ms,scores.judge,metadata.team,schema_valid\n"
                + "a,SCORED,12.5,0.5,red,TRUE\nb,error,,,,0\n",
            "id,status,j,team,other\r\n\"a\"\"b\",SCORED,1,\"x\ny\",z\r\n", "sample_id,status\n", "",
            "status,sample_id,scores,metadata\nSCORED,a,\"{\"\"j\"\":1}\",\"{\"\"k\"\":\"\"v\"\"}\"\n",
            "a,\"b\nc",
        ]
        return [[0] + full, [16] + full] + files.enumerated().map { [[0, 3, 0, 0, 8, 4][$0]] + $1.utf8 }
    }
}
