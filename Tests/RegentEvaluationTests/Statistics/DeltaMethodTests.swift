import RegentEvaluation
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
            for term in made { #expect(term.value.isNaN) }
        }
    }
}
