import CRegentKernels

extension Kernels {
    /// Weighted sums of feature columns, one a row: Σ weight · value in the order of the features, then the bias.
    ///
    /// Every product and sum is rounded by itself, so every target gives the same bits.
    /// - Parameters:
    ///   - columns: the values, columns end to end.
    ///   - starts: where the column of each feature begins; columns may overlap.
    ///   - weights: one a feature.
    ///   - count: rows.
    ///   - bias: added last.
    /// - Returns: `count` logits; NaN where a sum is not a number.
    /// - Precondition: one start a weight, and every column lies in `columns`.
    /// - Complexity: O(features · rows), no scratch.
    package static func logits(
        _ columns: Span<Double>, starts: [Int], weights: [Double], count: Int, bias: Double
    ) -> [Double] {
        precondition(starts.count == weights.count, "a weight for each column")
        precondition(
            count >= 0 && starts.allSatisfy { $0 >= 0 && $0 <= columns.count - count }, "a column outside the values")
        var logits = [Double](repeating: 0, count: count)
        unsafe columns.withUnsafeBufferPointer { values in
            unsafe regent_logits_f64(values.baseAddress, starts, weights, weights.count, count, bias, &logits)
        }
        return logits
    }
}
