package import RegentMessages

/// How a logit becomes the logit behind a probability: slope · z + offset.
package struct CalibrationMap: Hashable, Sendable {
    /// Factor of the logit; above 0, so that the order of candidates stays.
    package let slope: Double
    /// Added to it.
    package let offset: Double

    /// As it is.
    package static let identity = CalibrationMap(slope: 1, offset: 0)

    /// A map.
    package init(slope: Double, offset: Double) { (self.slope, self.offset) = (slope, offset) }

    /// That of a model; as they are where it has none.
    ///
    /// Platt's numbers are those of 1 / (1 + exp(a z + b)), so both change their sign.
    package init(_ calibration: Calibration?) {
        switch calibration?.kind {
        case .temperature: self.init(slope: 1 / (calibration?.temperature ?? 1), offset: 0)
        case .platt: self.init(slope: -(calibration?.plattA ?? 0), offset: -(calibration?.plattB ?? 0))
        default: self = .identity
        }
    }

    /// The logit behind the probability.
    package func logit(_ z: Double) -> Double {
        let product = slope * z
        return product + offset
    }

    /// Logits behind the probabilities.
    package func logits(_ all: [Double]) -> [Double] { all.map(logit) }
}
