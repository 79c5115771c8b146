/// `rss_idle`: resident memory of a daemon that has just started and taken one connection; MiB.
struct IdleMemoryCase: BenchCase {
    private var place: BenchPlace?

    mutating func prepare(_ place: BenchPlace) { self.place = place }

    func run() async throws -> Measurement {
        guard let place else { throw BenchError("not prepared") }
        return try await BenchDaemon.with(place) { daemon in
            try await Task.sleep(for: .seconds(2))
            return Measurement(value: try daemon.residentMiB("VmRSS"))
        }
    }
}

/// `rss_10m`: the most resident memory of a daemon while samples arrive; MiB.
struct UploadMemoryCase: BenchCase {
    let count: Int
    private var samples: GeneratedSamples?
    private var place: BenchPlace?

    init(count: Int) { self.count = count }

    mutating func prepare(_ place: BenchPlace) throws {
        samples = GeneratedSamples(try GeneratedData(place.data), count: count)
        self.place = place
    }

    func run() async throws -> Measurement {
        guard let samples, let place else { throw BenchError("not prepared") }
        return try await BenchDaemon.with(place) { daemon in
            _ = try await daemon.upload(samples, count: count, run: "r")
            return Measurement(value: try daemon.residentMiB("VmHWM"))
        }
    }
}
