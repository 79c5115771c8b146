import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Delta method")
struct DeltaMethodTests {
    typealias Term = DeltaMethod.Term

    /// Two parts, 3 and 4.
    static let (a, b) = (Term(part: 0, value: 3, of: 2), Term(part: 1, value: 4, of: 2))

    static let expressions: [(term: Term, value: Double, gradient: [Double])] = [
        (a + b, 7, [1, 1]), (a - b, -1, [1, -1]), (a * b, 12, [4, 3]), (a / b, 0.75, [0.25, -0.1875]),
        (a * a * a, 27, [27, 0]), (Term.minimum(a, b), 3, [1, 0]), (Term.maximum(a, b), 4, [0, 1]),
        (Term.minimum(a, a + Term(constant: 0, parts: 2) * b), 3, [1, 0]),
        (Term(constant: 2, parts: 2) * a * b / (a + b), 24.0 / 7, [32.0 / 49, 18.0 / 49]),
    ]

    @Test("Derivatives of expressions are exact")
    func derivatives() {
        for (term, value, gradient) in Self.expressions {
            #expect(abs(term.value - value) < 1e-14)
            for (found, expected) in zip(term.gradient, gradient) { #expect(abs(found - expected) < 1e-14) }
        }
    }

    @Test("What is missing, divided by 0 or too large stays missing, whatever is done with it")
    func missing() {
        let zero = Term(constant: 0, parts: 2)
        let huge = Term(constant: 1e300, parts: 2)
        let unknown = Term(part: 0, value: .nan, of: 2)
        for missing in [Self.a / zero, zero / zero, huge * huge, unknown] {
            let made = [
                missing + Self.a, Self.a - missing, missing * zero, Self.a / missing, Term.minimum(missing, Self.a),
                Term.minimum(Self.a, missing), Term.maximum(missing, Self.a), Term.maximum(Self.a, missing),
            ]
            for term in made {
                #expect(term.value.isNaN)
                #expect(DeltaMethod.standardError(term, covariance: [[1, 0], [0, 1]]) == nil)
            }
        }
    }

    @Test("An expression of one part has that part's bound; without spread, or divided by 0, there is none")
    func delta() throws {
        var random = SplitMix64(seed: announcedSeed("DeltaMethod"))
        let totals = ClusteredMeanTests.clusters(12, &random)
        let covariance = try #require(ClusterCovariance(parts: [totals, totals]))
        let mean = try #require(ClusteredMean(totals))
        let (x, y) = (
            Term(part: 0, value: mean.mean, of: 2), Term(part: 1, value: mean.mean, of: 2)
        )
        func bound(_ term: Term, degrees: Int = covariance.degrees) -> Double? {
            DeltaMethod.bound(term, covariance: covariance.covariance, degrees: degrees, .lower, confidence: 0.95)
        }
        let expected = try #require(mean.bound(.lower, confidence: 0.95))
        #expect(abs(try #require(bound(x)) - expected) < 1e-12)
        // The mean of a part with itself: the covariance is the variance.
        #expect(abs(try #require(bound((x + y) / Term(constant: 2, parts: 2))) - expected) < 1e-12)
        #expect(bound(Term(constant: 1, parts: 2)) == nil)
        #expect(bound(x / (Term(constant: 0, parts: 2))) == nil)
        #expect(bound(x, degrees: 0) == nil)
        let level = [ClusterTotal(sum: 0.1 * 3, count: 3), ClusterTotal(sum: 0.1 * 7, count: 7)]
        let flat = try #require(ClusterCovariance(parts: [level]))
        #expect(flat.covariance == [[0]])
        #expect(ClusterCovariance(parts: [[ClusterTotal(sum: 1, count: 2)]]) == nil)
        #expect(ClusterCovariance(parts: []) == nil)
        let absent = [ClusterTotal](repeating: ClusterTotal(sum: 0, count: 0), count: 12)
        #expect(ClusterCovariance(parts: [totals, absent]) == nil)
    }
}
