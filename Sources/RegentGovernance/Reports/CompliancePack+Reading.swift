import RegentMessages
import RegentModel

/// Why a file is not a pack.
package struct PackError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Name of the file.
    package let file: String
    /// The member that is wrong, for example "controls[2].sections"; empty for the whole text.
    package let path: String
    /// What is wrong, and the way out.
    package let message: String

    /// An error, by its parts.
    package init(file: String, path: String, message: String) {
        (self.file, self.path, self.message) = (file, path, message)
    }

    package var description: String { "\(file): " + (path.isEmpty ? message : "\(path): \(message)") }
}

extension CompliancePack {
    /// The form that this release reads.
    package static let format = "regent.pack.v1"
    /// Bytes of a file, at most.
    package static let bytesMax = 256 << 10
    private static let controlsMax = 500
    private static let textBytesMax = 512

    /// Reads a pack.
    ///
    /// - Parameter file: its name, for messages.
    /// - Throws: `PackError` with the member and the rule.
    package init(parsing text: [UInt8], file: String) throws(PackError) {
        guard text.count <= Self.bytesMax else {
            throw PackError(file: file, path: "", message: "a pack has at most \(Self.bytesMax) bytes")
        }
        let value: JSONValue
        do { value = try JSONValue(parsing: text) } catch {
            throw PackError(file: file, path: "", message: error.description)
        }
        let pack = try PackReader(value, file: file, path: "")
        try pack.checkMembers(
            ["format", "id", "version", "title", "effective_date", "source", "dates", "clocks", "controls"])
        let format = try pack.text("format")
        guard format == Self.format else {
            throw pack.wrong("format", "it is \"\(format)\", and this release reads \"\(Self.format)\"")
        }
        id = try pack.identifier("id")
        version = try pack.identifier("version")
        title = try pack.text("title", max: Self.textBytesMax)
        effectiveDate = try pack.date("effective_date")
        source = try pack.text("source", max: Self.textBytesMax)
        days = try pack.list("dates", max: 64) { (day) throws(PackError) in
            try day.checkMembers(["title", "date", "source"])
            return Day(
                title: try day.text("title", max: Self.textBytesMax), date: try day.date("date"),
                source: try day.text("source", max: Self.textBytesMax))
        }
        clocks = try Clocks(try pack.object("clocks"))
        controls = try pack.list("controls", max: Self.controlsMax) { (control) throws(PackError) in
            try Control(control, textBytesMax: Self.textBytesMax)
        }
        guard !controls.isEmpty else { throw pack.wrong("controls", "a pack has at least one control") }
        var ids: Set<String> = []
        for (place, control) in controls.enumerated() where !ids.insert(control.id).inserted {
            throw pack.wrong("controls[\(place)].id", "another control is \"\(control.id)\"")
        }
        guard let canonical = value.canonicalText else {
            throw PackError(file: file, path: "", message: "its numbers must be whole")
        }
        canonicalText = canonical
    }
}

extension CompliancePack.Control {
    fileprivate init(_ control: PackReader, textBytesMax: Int) throws(PackError) {
        try control.checkMembers(["id", "title", "sections"])
        id = try control.text("id", max: 64)
        title = try control.text("title", max: textBytesMax)
        var found: [ReportPart] = []
        for (place, word) in try control.texts("sections").enumerated() {
            let path = "sections[\(place)]"
            guard let part = ReportPart(rawValue: word) else {
                let known = ReportPart.allCases.map(\.rawValue).joined(separator: ", ")
                throw control.wrong(path, "no section is \"\(word)\"; there are \(known)")
            }
            guard !found.contains(part) else { throw control.wrong(path, "\"\(word)\" is named twice") }
            found.append(part)
        }
        guard !found.isEmpty else { throw control.wrong("sections", "name at least one section") }
        parts = found
    }
}

extension CompliancePack.Clocks {
    private static let hoursMax: Int64 = 24 * 366

    fileprivate init(_ clocks: PackReader) throws(PackError) {
        try clocks.checkMembers(["incident_due_hours", "incident_window_hours", "dormant_days"])
        let due = try clocks.object("incident_due_hours")
        let severities = IncidentSeverity.allKnown.filter { $0 != .unspecified }
        try due.checkMembers(severities.map(\.name))
        var hours: [IncidentSeverity: Int64] = [:]
        for severity in severities { hours[severity] = try due.number(severity.name, 1...Self.hoursMax) }
        incidentDueHours = hours
        incidentWindowHours = try clocks.number("incident_window_hours", 1...Self.hoursMax)
        dormantDays = try clocks.number("dormant_days", 1...3_660)
    }
}

/// An object of a pack; every member is needed, and no other is allowed.
private struct PackReader {
    let members: [JSONValue.Member]
    let file: String
    let path: String

    init(_ value: JSONValue, file: String, path: String) throws(PackError) {
        guard let members = value.members else {
            throw PackError(file: file, path: path, message: "an object is needed, not \(value.kind)")
        }
        (self.members, self.file, self.path) = (members, file, path)
    }

    func wrong(_ key: String, _ message: String) -> PackError {
        PackError(file: file, path: path.isEmpty ? key : "\(path).\(key)", message: message)
    }

    func checkMembers(_ keys: [String]) throws(PackError) {
        for member in members where !keys.contains(where: { ExactText($0) == ExactText(member.key) }) {
            throw wrong(member.key, "there is no such member; there are \(keys.joined(separator: ", "))")
        }
    }

    private func value(_ key: String) throws(PackError) -> JSONValue {
        guard let member = members.first(where: { ExactText($0.key) == ExactText(key) }) else {
            throw wrong(key, "it is missing")
        }
        return member.value
    }

    func text(_ key: String, max: Int = 128) throws(PackError) -> String {
        guard let text = try value(key).string, !text.isEmpty else { throw wrong(key, "a text is needed") }
        guard text.utf8.count <= max else { throw wrong(key, "at most \(max) bytes are allowed") }
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f }) else {
            throw wrong(key, "control characters are not allowed")
        }
        return text
    }

    func identifier(_ key: String) throws(PackError) -> String {
        let text = try text(key)
        guard (try? Identifier(text)) != nil else {
            throw wrong(key, "\"\(text)\" is no id: letters, digits and . _ @ + ~ -, at most 128")
        }
        return text
    }

    func date(_ key: String) throws(PackError) -> CalendarDate {
        let text = try text(key)
        guard let date = CalendarDate(text) else {
            throw wrong(key, "\"\(text)\" is no date, for example 2027-12-02")
        }
        return date
    }

    func number(_ key: String, _ range: ClosedRange<Int64>) throws(PackError) -> Int64 {
        guard let number = try value(key).int64, range.contains(number) else {
            throw wrong(key, "a whole number from \(range.lowerBound) to \(range.upperBound) is needed")
        }
        return number
    }

    func object(_ key: String) throws(PackError) -> PackReader {
        try PackReader(try value(key), file: file, path: path.isEmpty ? key : "\(path).\(key)")
    }

    func texts(_ key: String) throws(PackError) -> [String] {
        guard let elements = try value(key).elements else { throw wrong(key, "a list is needed") }
        var texts: [String] = []
        for (place, element) in elements.enumerated() {
            guard let text = element.string else { throw wrong("\(key)[\(place)]", "a text is needed") }
            texts.append(text)
        }
        return texts
    }

    func list<Item>(
        _ key: String, max: Int, _ read: (PackReader) throws(PackError) -> Item
    ) throws(PackError) -> [Item] {
        guard let elements = try value(key).elements else { throw wrong(key, "a list is needed") }
        guard elements.count <= max else { throw wrong(key, "at most \(max) are allowed") }
        var items: [Item] = []
        for (place, element) in elements.enumerated() {
            let at = path.isEmpty ? "\(key)[\(place)]" : "\(path).\(key)[\(place)]"
            items.append(try read(try PackReader(element, file: file, path: at)))
        }
        return items
    }
}
