import RegentMessages

extension Governed {
    /// The rows of the verbs that are legal now, the first of each verb; further rules may still refuse one.
    package var legalNext: [Transition<Self>] {
        var seen: Set<String> = []
        return Self.lifecycle.filter { row in
            row.from.contains(state) && row.when?.holds(self) != false && row.method.isAbout(Self.self)
                && seen.insert(row.method.name).inserted
        }
    }
}

extension MethodDescriptor {
    /// Whether a request names a document of a kind, or holds one: `Harden` does neither.
    fileprivate func isAbout<D: Document>(_ type: D.Type) -> Bool {
        var (seen, waiting): (Set<String>, [String]) = ([], [requestType])
        while let name = waiting.popLast() {
            guard seen.insert(name).inserted else { continue }
            for field in Schema.regent.messages[name]?.fields ?? [] {
                if field.resource == D.kind || field.type == .message(D.fullName) { return true }
                if case .message(let inner) = field.type { waiting.append(inner) }
            }
        }
        return false
    }
}
