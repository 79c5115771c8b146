/// Words of a command that a person copies into a shell.
package enum ShellText {
    /// The word in single quotes, unless it needs none.
    ///
    /// - Source: POSIX.1-2017, Shell Command Language, 2.2.2.
    package static func quoted(_ word: String) -> String {
        let isPlain = word.unicodeScalars.allSatisfy {
            $0.isASCII
                && ($0.properties.isAlphabetic || $0.properties.numericType != nil
                    || "-_./=:@%+,".unicodeScalars.contains($0))
        }
        guard !isPlain || word.isEmpty else { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
