import RegentGovernance
import RegentMessages
import Testing

@Suite("Changes of a side of a contract")
struct ContractSideTests {
    /// Fields by texts such as "text: string" and "score?: number".
    static func fields(_ texts: [String]) -> [ContractField] {
        texts.map { text in
            let parts = text.split(separator: ": ").map(String.init)
            let isOptional = parts[0].hasSuffix("?")
            return ContractField(
                name: isOptional ? String(parts[0].dropLast()) : parts[0], type: parts[1], required: !isOptional)
        }
    }

    /// Fields before and after, and the least bump that the change of inputs and of outputs allows.
    static let rows: [(before: [String], after: [String], input: VersionBump, output: VersionBump)] = [
        ([], [], .patch, .patch),
        (["a: t", "b?: t"], ["b?: t", "a: t"], .patch, .patch),
        (["a: t"], [], .major, .major),
        (["a?: t"], [], .major, .major),
        (["a: t"], ["a: T"], .major, .major),
        (["a: t"], ["A: t"], .major, .major),
        (["a: t"], ["a: t", "b?: t"], .minor, .minor),
        (["a: t"], ["a: t", "b: t"], .major, .minor),
        (["a?: t"], ["a: t"], .major, .minor),
        (["a: t"], ["a?: t"], .minor, .major),
        (["a: t", "b: t"], ["a?: t", "b: t", "c: t"], .major, .major),
    ]

    @Test("A change breaks callers, adds to what they have, or is none", arguments: rows.indices)
    func changes(index: Int) {
        let row = Self.rows[index]
        let (before, after) = (Self.fields(row.before), Self.fields(row.after))
        func bump(_ before: ModelContract, _ after: ModelContract) -> VersionBump {
            ModelContract.leastBump(from: before, to: after)
        }
        #expect(bump(ModelContract(inputs: before), ModelContract(inputs: after)) == row.input)
        #expect(bump(ModelContract(outputs: before), ModelContract(outputs: after)) == row.output)
        // The worse of both sides counts.
        let both = bump(
            ModelContract(inputs: before, outputs: before), ModelContract(inputs: after, outputs: after))
        #expect(both == max(row.input, row.output))
    }
}
