import Foundation
import RegentClient

/// Our side of the benchmarks; `bench/harness/run.py` drives it.
///
/// `RegentBench data FOLDER` writes the generated million there. `RegentBench serve REGENTD FOLDER SCRATCH` and
/// `RegentBench floor REGENTD FOLDER SCRATCH` answer one line of JSON a request: `{"prepare": CASE}`, `{"run": CASE}`,
/// `{"finish": CASE}`. `RegentBench work upload|writes ADDRESS FOLDER` is what some cases measure beside.
@main
struct RegentBench {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch (arguments.first, arguments.count) {
        case ("data", 2):
            try GeneratedData.write(to: URL(filePath: CommandLine.arguments[2]))
        case ("serve", 4):
            try await LineServer(cases: BenchCases.ours, place: place).serve()
        case ("floor", 4):
            try await LineServer(cases: BenchCases.floors, place: place).serve()
        case ("work", 4):
            let arguments = CommandLine.arguments
            guard let work = BenchWork(rawValue: arguments[2]) else { throw BenchError("no work \(arguments[2])") }
            try await work.run(Address(arguments[3]), data: URL(filePath: arguments[4]))
        default:
            let usage = "usage: RegentBench data FOLDER | RegentBench serve|floor REGENTD FOLDER SCRATCH\n"
            FileHandle.standardError.write(Data(usage.utf8))
            exit(64)
        }
    }

    private static var place: BenchPlace {
        let arguments = CommandLine.arguments
        return BenchPlace(
            regentd: arguments[2], data: URL(filePath: arguments[3]), scratch: URL(filePath: arguments[4]))
    }
}
