/// What a browser needs of a script or a style.
package enum ConsoleText {
    private static let (slash, star, feed) = (UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "\n"))
    private static let spaces: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t")]

    /// A script or a style without the lines that are comments alone, without indentation and without empty lines;
    /// other files as they are. Within a line nothing is changed, so that nothing has to be understood of it.
    package static func trimmed(_ bytes: [UInt8], of name: String) -> [UInt8] {
        guard name.hasSuffix(".js") || name.hasSuffix(".css") else { return bytes }
        var (kept, isInComment): ([UInt8], Bool) = ([], false)
        for line in bytes.split(separator: feed) {
            let text = trimmed(line)
            let end = text.firstRange(of: [star, slash])
            if isInComment {
                isInComment = end == nil
            } else if text.starts(with: [slash, star]), end == nil {
                isInComment = true
            } else if !text.isEmpty, !isComment(text, end: end) {
                kept += text
                kept.append(feed)
            }
        }
        return kept
    }

    private static func isComment(_ text: ArraySlice<UInt8>, end: Range<Int>?) -> Bool {
        text.starts(with: [slash, slash]) || (text.starts(with: [slash, star]) && end?.upperBound == text.endIndex)
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let text = line.drop { spaces.contains($0) }
        return text.dropLast(text.reversed().prefix { spaces.contains($0) }.count)
    }
}
