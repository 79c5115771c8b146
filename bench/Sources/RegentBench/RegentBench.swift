import Foundation

/// Our side of the benchmarks; `bench/harness/run.py` drives it.
///
/// `RegentBench data FOLDER` writes the generated million there. `RegentBench serve REGENTD FOLDER SCRATCH` and
/// `RegentBench floor REGENTD FOLDER SCRATCH` answer one line of JSON a request: `{"prepare": CASE}`, `{"run": CASE}`,
/// `{"finish": CASE}`.
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
