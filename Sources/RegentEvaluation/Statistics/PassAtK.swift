/// Chances over k repeats of a sample, from n repeats of which c are true.
package enum PassAtK {
    /// pass@k: the chance that at least one of k repeats is true; nil unless 1 ≤ k ≤ n and 0 ≤ c ≤ n.
    ///
    /// 1 − C(n − c, k) / C(n, k), without bias.
    /// - Source: M. Chen et al., "Evaluating large language models trained on code", arXiv 2107.03374 (2021).
    package static func anyOf(_ k: Int, trials n: Int, successes c: Int) -> Double? {
        share(of: k, chosenFrom: n - c, among: n).map { 1 - $0 }
    }

    /// pass^k: the chance that all of k repeats are true; nil unless 1 ≤ k ≤ n and 0 ≤ c ≤ n.
    ///
    /// C(c, k) / C(n, k), without bias.
    /// - Source: S. Yao et al., "τ-bench", arXiv 2406.12045 (2024).
    package static func allOf(_ k: Int, trials n: Int, successes c: Int) -> Double? {
        share(of: k, chosenFrom: c, among: n)
    }

    /// C(m, k) / C(n, k): the share of the choices of k among n that are within m of them.
    private static func share(of k: Int, chosenFrom m: Int, among n: Int) -> Double? {
        guard k >= 1, k <= n, m >= 0, m <= n else { return nil }
        guard m >= k else { return 0 }
        // Π (m − i)/(n − i) over k factors, or Π (n − k − i)/(n − i) over n − m: whichever are fewer.
        let (top, factors) = k <= n - m ? (m, k) : (n - k, n - m)
        return (0..<factors).reduce(1.0) { $0 * (Double(top - $1) / Double(n - $1)) }
    }
}
