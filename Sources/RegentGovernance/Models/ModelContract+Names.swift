import RegentMessages
import RegentModel

extension ModelContract {
    /// Refuses a contract with two fields of one name on one side.
    func checkNames() throws(Refusal) {
        for (side, fields) in [("inputs", inputs), ("outputs", outputs)] {
            var seen: Set<String> = []
            for field in fields where !seen.insert(field.name).inserted {
                throw Model.invalid("the contract has two \(side) \(field.name)", "model.contract.\(side)")
            }
        }
    }
}
