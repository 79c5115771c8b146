/// The words this program was started with, as the bytes they are.
package enum ProgramArguments {
    /// A word that is not UTF-8.
    package struct Malformed: Hashable, Sendable {
        /// Its place, from 1.
        package let place: Int
        /// Its bytes, those that are not printable ASCII written as `\xff`.
        package let text: String
        /// The option before it, for example "--key"; empty if there is none.
        package let option: String
    }

    /// The first word that is not UTF-8; nil where all are.
    ///
    /// The standard library gives U+FFFD for what it cannot read, and so takes two keys for one.
    package static var firstMalformed: Malformed? {
        var before = ""
        for place in 1..<max(1, Int(CommandLine.argc)) {
            guard let word = unsafe CommandLine.unsafeArgv[place] else { return nil }
            guard let text = unsafe String(validatingCString: word) else {
                return Malformed(place: place, text: unsafe escaped(word), option: before)
            }
            before = text.hasPrefix("-") ? text : ""
        }
        return nil
    }

    private static func escaped(_ word: UnsafeMutablePointer<CChar>) -> String {
        var text = ""
        var place = 0
        while unsafe word[place] != 0 {
            let byte = unsafe UInt8(bitPattern: word[place])
            let digits = String(byte, radix: 16)
            text +=
                (0x20..<0x7F).contains(byte)
                ? String(UnicodeScalar(byte)) : "\\x" + (digits.count == 1 ? "0" : "") + digits
            place += 1
        }
        return text
    }
}

extension ProgramArguments.Malformed: CustomStringConvertible {
    /// Which argument, and what is wrong with it.
    package var description: String {
        let name = option.isEmpty ? "argument \(place)" : "argument \(place), after \(option),"
        return "\(name) is not UTF-8: \(text)"
    }
}
