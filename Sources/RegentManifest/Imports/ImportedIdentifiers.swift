import RegentMessages
import RegentModel

/// Ids for names of other programs, which allow more characters.
struct ImportedIdentifiers {
    /// Room for a number behind an id that is cut.
    private static let bytesMax = Identifier.bytesMax - 8

    private var taken: Set<String> = []

    /// The name where it is an id, else the nearest id: each run of other characters becomes a dash. nil where nothing
    /// of it can be in an id.
    static func nearest(to name: String) -> String? {
        if (try? Identifier(name)) != nil { return name }
        var id = ""
        for scalar in name.unicodeScalars {
            if (try? Identifier("x" + String(scalar))) != nil {
                id.unicodeScalars.append(scalar)
            } else if !id.hasSuffix("-") {
                id += "-"
            }
        }
        let inside = id.prefix(bytesMax).drop { !$0.isLetter && !$0.isNumber }
        let end = inside.lastIndex { $0 != "-" }
        return end.map { String(inside[...$0]) }
    }

    /// An id that no other has, ignoring case: the nearest to the name, with a number behind it where that is taken.
    mutating func unique(_ name: String) -> String? {
        guard let nearest = Self.nearest(to: name) else { return nil }
        var (id, number) = (nearest, 1)
        while !taken.insert(id.asciiLowercased).inserted {
            number += 1
            id = "\(nearest.prefix(Self.bytesMax))-\(number)"
        }
        return id
    }
}
