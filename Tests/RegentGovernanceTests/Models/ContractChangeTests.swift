import RegentGovernance
import RegentMessages
import Testing

@Suite("Changes of contracts")
struct ContractChangeTests {
    /// Fields by texts such as "text: string" and "score?: number".
    static func fields(_ texts: [String]) -> [ContractField] {
        texts.map { text in
            let parts = text.split(separator: ": ").map(String.init)
            let isOptional = parts[0].hasSuffix("?")
            return ContractField(
                name: isOptional ? String(parts[0].dropLast()) : parts[0], type: parts[1], required: !isOptional)
        }
    }

    /// Fields before and after, and what the change means for inputs and for outputs.
    static let rows: [(before: [String], after: [String], input: ContractChange, output: ContractChange)] = [
        ([], [], .none, .none),
        (["a: t", "b?: t"], ["b?: t", "a: t"], .none, .none),
        (["a: t"], [], .incompatible, .incompatible),
        (["a?: t"], [], .incompatible, .incompatible),
        (["a: t"], ["a: T"], .incompatible, .incompatible),
        (["a: t"], ["A: t"], .incompatible, .incompatible),
        (["a: t"], ["a: t", "b?: t"], .compatible, .compatible),
        (["a: t"], ["a: t", "b: t"], .incompatible, .compatible),
        (["a?: t"], ["a: t"], .incompatible, .compatible),
        (["a: t"], ["a?: t"], .compatible, .incompatible),
        (["a: t", "b: t"], ["a?: t", "b: t", "c: t"], .incompatible, .incompatible),
    ]

    @Test("A change breaks callers, adds to what they have, or is none", arguments: rows.indices)
    func changes(index: Int) {
        let row = Self.rows[index]
        let (before, after) = (Self.fields(row.before), Self.fields(row.after))
        #expect(ModelContract(inputs: before).change(to: ModelContract(inputs: after)) == row.input)
        #expect(ModelContract(outputs: before).change(to: ModelContract(outputs: after)) == row.output)
        // The worse of both sides counts.
        let both = ModelContract(inputs: before, outputs: before)
            .change(to: ModelContract(inputs: after, outputs: after))
        #expect(both == max(row.input, row.output))
    }
}
