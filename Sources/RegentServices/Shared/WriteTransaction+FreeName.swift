import Crypto
import RegentMessages
import RegentModel
import RegentStorage

extension WriteTransaction {
    /// A name that no document of a type has, for example "incidents/0a1b2c3d4e5f".
    ///
    /// Made of what happens when: a writer decides at its own time, and draws no lots.
    /// - Parameters:
    ///   - type: kind of the document.
    ///   - text: what it is about.
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    func freeName<D: Document>(of type: D.Type, about text: String) throws -> String {
        let about = "\(command.now)/\(command.actor.name)/\(text)"
        var attempt = 0
        while true {
            let digest = SHA256.hash(data: Array("\(about)/\(attempt)".utf8)).prefix(6)
            let name = "\(D.kind)/" + digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            if try isFree(type, name) { return name }
            attempt += 1
        }
    }
}
