internal import RegentMessages

/// The values that a request gives to the names of a contract.
struct ContractInputs {
    var values: [String: JSONValue] = [:]
    /// Names of those that are texts of the query, whatever the type of their field.
    private(set) var texts = Set<String>()

    /// Keeps a value; null is none, and two that differ are a fault.
    mutating func take(_ value: JSONValue, as name: String, fromQuery: Bool, faults: inout RequestTree) {
        if value == .null { return }
        guard values[name] == nil || values[name] == value else {
            return faults.refuse(name, "is given twice, and not the same")
        }
        values[name] = value
        if fromQuery { texts.insert(name) }
    }
}

/// What only code can say of a contract.
enum ContractRule: Sendable {
    /// A deployment with the scope GLOBAL and some regions is GLOBAL_SELECTIVE.
    case deploymentScope

    func apply(to inputs: inout ContractInputs) {
        let regions = inputs.values["affected_region_ids"]?.elements ?? []
        let scope = inputs.values["scope"]?.string?.uppercased()
        if scope == "GLOBAL", !regions.isEmpty { inputs.values["scope"] = .string("GLOBAL_SELECTIVE") }
    }
}
