import Foundation

/// Answers requests, one line of JSON each, on standard input and output.
struct LineServer {
    /// How to make each case.
    let cases: [String: () -> any BenchCase]
    let place: BenchPlace

    private struct Request: Decodable {
        var prepare: String?
        var run: String?
        var finish: String?
    }

    private struct Failure: Encodable {
        let error: String
    }

    func serve() async throws {
        var open: [String: any BenchCase] = [:]
        while let line = readLine() {
            do {
                let request = try JSONDecoder().decode(Request.self, from: Data(line.utf8))
                try say(try await answer(request, &open))
            } catch {
                try say(Failure(error: "\(error)"))
            }
        }
        for var benchCase in open.values { try await benchCase.finish() }
    }

    private func answer(_ request: Request, _ open: inout [String: any BenchCase]) async throws -> any Encodable {
        if let name = request.prepare {
            guard var benchCase = cases[name]?() else { throw BenchError("there is no case \(name)") }
            do {
                try await benchCase.prepare(place)
            } catch {
                // What it has started must not outlive it.
                try? await benchCase.finish()
                throw error
            }
            open[name] = benchCase
        } else if let name = request.run {
            guard var benchCase = open[name] else { throw BenchError("\(name) is not prepared") }
            let measurement = try await benchCase.run()
            open[name] = benchCase
            return measurement
        } else if let name = request.finish {
            try await open[name]?.finish()
            open[name] = nil
        }
        return ["ok": true]
    }

    private func say(_ answer: any Encodable) throws {
        var line = try JSONEncoder().encode(answer)
        line.append(10)
        FileHandle.standardOutput.write(line)
    }
}
