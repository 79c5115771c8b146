/// What the progress line of an upload says.
package struct ProgressLine: Sendable, Hashable {
    /// Samples read so far.
    package var samples: Int
    /// Samples of the whole file, reckoned from the bytes read; nil where it cannot be.
    package var samplesTotal: Int?
    /// Bytes of text read so far, decompressed.
    package var textBytes: Int
    /// Text bytes a byte on the wire; nil before the first batch.
    package var ratio: Double?
    /// Time since the start.
    package var elapsed: Duration

    /// A line of these numbers.
    package init(samples: Int, samplesTotal: Int? = nil, textBytes: Int, ratio: Double? = nil, elapsed: Duration) {
        self.samples = samples
        self.samplesTotal = samplesTotal
        self.textBytes = textBytes
        self.ratio = ratio
        self.elapsed = elapsed
    }

    /// For example `1.24M/5.00M samples  212k/s  31 MB/s (zstd 6.1x)  ETA 00:18`.
    package var text: String {
        var parts = [samplesText, NumberText.compact(perSecond(samples)) + "/s", bytesText]
        if let remaining { parts.append("ETA " + NumberText.clock(remaining)) }
        return parts.joined(separator: "  ")
    }

    /// Rate, bytes and ratio, for the summary line.
    package var pace: String {
        [NumberText.seconds(elapsed), NumberText.compact(perSecond(samples)) + "/s", bytesText]
            .joined(separator: "  ")
    }

    private var samplesText: String {
        let done = NumberText.compact(Double(samples))
        guard let samplesTotal else { return done + " samples" }
        return done + "/" + NumberText.compact(Double(samplesTotal)) + " samples"
    }

    private var bytesText: String {
        let rate = NumberText.bytes(perSecond(textBytes)) + "/s"
        return ratio.map { rate + " (zstd \(NumberText.ratio($0)))" } ?? rate
    }

    /// Longest time left that is shown, a hundred hours in seconds: more is a guess from too few samples.
    private static let remainingSecondsMax = 360_000.0

    /// Time left at the mean rate; nil without a total or a rate, and where it is longer than anyone waits.
    private var remaining: Duration? {
        guard let samplesTotal, samples > 0 else { return nil }
        let left = Double(samplesTotal) - Double(samples)
        let seconds = max(0, elapsed / .seconds(1) * (left / Double(samples)))
        return seconds < Self.remainingSecondsMax ? .seconds(seconds) : nil
    }

    private func perSecond(_ count: Int) -> Double {
        let seconds = elapsed / .seconds(1)
        return seconds > 0 ? Double(count) / seconds : 0
    }
}
