import Foundation
import RegentTestKit

/// Small sample and gates files for the command line.
enum SmallSamples {
    /// Four good samples, one bad one, one that failed before it had values.
    static let jsonl = """
        {"sample_id": "a", "status": "SCORED", "schema_valid": true, "latency_ms": 100}
        {"sample_id": "b", "status": "SCORED", "schema_valid": true, "latency_ms": 200.5}
        {"sample_id": "c", "status": "SCORED", "schema_valid": true, "latency_ms": 300}
        {"sample_id": "d", "status": "SCORED", "schema_valid": true, "latency_ms": 400}
        {"sample_id": "e", "status": "SCORED", "schema_valid": false, "latency_ms": 500}
        {"sample_id": "f", "status": "ERROR", "error_code": "429"}

        """

    /// The same samples as CSV.
    static let csv = """
        sample_id,status,schema_valid,latency_ms,error_code
        a,SCORED,true,100,
        b,SCORED,true,200.5,
        c,SCORED,true,300,
        d,SCORED,true,400,
        e,SCORED,false,500,
        f,ERROR,,,429

        """

    /// Writes texts into a folder and gives their paths.
    static func files(_ texts: [String: String], in folder: TemporaryFolder) throws -> [String: String] {
        try texts.reduce(into: [:]) { paths, entry in
            paths[entry.key] = folder.file(entry.key)
            try Data(entry.value.utf8).write(to: URL(fileURLWithPath: folder.file(entry.key)))
        }
    }
}
