package import RegentMessages

extension Profile {
    /// What happened between an earlier answer and this one; nil where they are not of one daemon's life.
    package func since(_ earlier: Profile) -> Profile? {
        guard startTime == earlier.startTime, elapsedNs >= earlier.elapsedNs else { return nil }
        let before = Dictionary(earlier.stages.map { ($0.stage, $0) }, uniquingKeysWith: { first, _ in first })
        var difference = self
        difference.elapsedNs -= earlier.elapsedNs
        for place in stages.indices {
            guard let old = before[stages[place].stage] else { continue }
            guard stages[place].count >= old.count, stages[place].totalNs >= old.totalNs else { return nil }
            difference.stages[place].count -= old.count
            difference.stages[place].totalNs -= old.totalNs
        }
        return difference
    }

    /// A row a stage.
    package var table: Table {
        Table(
            [.text("stage"), .number("count"), .number("total_ms"), .number("share_percent"), .number("mean_us")],
            rows: stages.map { stage in
                let nanoseconds = Double(stage.totalNs)
                return [
                    stage.stage, "\(stage.count)", NumberText.fixed(nanoseconds / 1e6, decimals: 3),
                    NumberText.fixed(elapsedNs == 0 ? 0 : nanoseconds / Double(elapsedNs) * 100, decimals: 2),
                    stage.count == 0 ? "" : NumberText.fixed(nanoseconds / Double(stage.count) / 1e3, decimals: 1),
                ]
            })
    }
}
