import RegentGovernance
import RegentMessages
import Testing

@Suite("The least bump between two contracts")
struct ContractBumpTests {
    private static let required = ContractField(name: "a", type: "string", required: true)
    private static let optional = ContractField(name: "a", type: "string")
    private static let retyped = ContractField(name: "a", type: "number", required: true)

    /// What becomes of the field `a`, and the least bump where it is an input and where it is an output.
    static let fields: [(old: ContractField?, new: ContractField?, input: VersionBump, output: VersionBump)] = [
        (nil, nil, .patch, .patch), (required, required, .patch, .patch), (optional, optional, .patch, .patch),
        (nil, required, .major, .minor), (nil, optional, .minor, .minor), (required, nil, .major, .major),
        (optional, nil, .major, .major), (optional, required, .major, .minor), (required, optional, .minor, .major),
        (required, retyped, .major, .major), (retyped, optional, .major, .major),
    ]

    @Test("Each change of a field demands a bump, another of an input than of an output", arguments: fields.indices)
    func field(row: Int) {
        let (old, new, input, output) = Self.fields[row]
        func bump(_ contract: ([ContractField]) -> ModelContract) -> VersionBump {
            let kept = ContractField(name: "kept", type: "string", required: true)
            return ModelContract.leastBump(
                from: contract([kept] + [old].compactMap(\.self)), to: contract([new].compactMap(\.self) + [kept]))
        }
        #expect(bump { ModelContract(inputs: $0) } == input)
        #expect(bump { ModelContract(outputs: $0) } == output)
    }

    @Test("The highest of several changes counts")
    func several() {
        let old = ModelContract(inputs: [Self.required], outputs: [Self.required])
        let new = ModelContract(inputs: [Self.required, ContractField(name: "b", type: "x")], outputs: [Self.optional])
        #expect(ModelContract.leastBump(from: old, to: new) == .major)
        let changes = ModelContract.changes(from: old, to: new)
        #expect(changes.map(\.field) == ["inputs.b", "outputs.a"])
        #expect(changes.map(\.kind) == [.added, .optional] && changes.map(\.bump) == [.minor, .major])
    }

    @Test("A contract where there was none is MINOR, one that is taken away MAJOR")
    func absent() {
        let contract = ModelContract(inputs: [Self.required])
        #expect(ModelContract.leastBump(from: nil, to: nil) == .patch)
        #expect(ModelContract.leastBump(from: nil, to: contract) == .minor)
        #expect(ModelContract.leastBump(from: contract, to: nil) == .major)
    }
}
