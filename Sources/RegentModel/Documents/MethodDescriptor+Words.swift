package import RegentMessages

extension MethodDescriptor {
    /// What it does, for texts that people read, for example "evaluate gates" of EvaluateGates.
    ///
    /// Callers of the command line and of HTTP do not know a method by its name.
    package var words: String {
        var words = ""
        for letter in method {
            if letter.isUppercase, !words.isEmpty { words += " " }
            words += letter.lowercased()
        }
        return words.split(separator: " ").map { $0 == "sla" ? "SLA" : $0 }.joined(separator: " ")
    }
}
