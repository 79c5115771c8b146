import RegentMessages
import RegentText

/// The life of a resource as text: a paragraph for each change.
struct Story {
    /// A change.
    struct Chapter: Sendable {
        /// The entry of the ledger.
        let entry: LedgerEntry
        /// The fields that it changed.
        let changes: EntryChanges?
    }

    /// Resource name.
    let name: String
    /// Oldest first.
    let chapters: [Chapter]

    /// The whole of it, with a line feed at its end.
    var text: String {
        var paragraphs = [name.printable]
        for (place, chapter) in chapters.enumerated() {
            let before = place == 0 ? nil : chapters[place - 1].entry.time
            paragraphs.append(Self.paragraph(chapter, after: before))
        }
        if chapters.allSatisfy({ $0.entry.actor.isEmpty }) {
            paragraphs.append("Who did it and why is shown to those who hold audit.read for the whole store.")
        }
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    private static func paragraph(_ chapter: Chapter, after before: Timestamp?) -> String {
        let entry = chapter.entry
        var lines = ["\(when(entry.time, after: before)): \(what(entry)) (revision \(entry.revision))"]
        if !entry.reason.isEmpty { lines.append("  because: " + flat(entry.reason)) }
        lines += (chapter.changes?.changes ?? []).map { "  " + change($0) }
        if let omitted = chapter.changes?.omitted, omitted > 0 {
            lines.append("  and \(omitted) more: regent history \(entry.resource.printable) --changes")
        }
        return lines.joined(separator: "\n")
    }

    /// For example "Action due, by the daemon".
    private static func what(_ entry: LedgerEntry) -> String {
        let event = words(of: String(entry.event.split(separator: ".").last ?? ""))
        let text = event.prefix(1).uppercased() + event.dropFirst()
        guard !entry.actor.isEmpty else { return text.printable }
        let actor =
            entry.actor == "principals/regentd" ? "the daemon" : String(entry.actor.trimmingPrefix("principals/"))
        let role = ["", "SYSTEM", "SINGLE_PERSON"].contains(entry.role) ? "" : " as \(entry.role)"
        let other = entry.onBehalfOf.isEmpty ? "" : " for \(entry.onBehalfOf.trimmingPrefix("principals/"))"
        return "\(text), by \(actor)\(role)\(other)".printable
    }

    /// `batchDropped` and `batch_dropped` as "batch dropped".
    private static func words(of event: String) -> String {
        event.reduce(into: "") { text, letter in
            if letter == "_" {
                text += " "
            } else if letter.isUppercase {
                text += " " + letter.lowercased()
            } else {
                text.append(letter)
            }
        }
    }

    private static func change(_ change: FieldChange) -> String {
        let path = change.path.printable
        switch (isNothing(change.old), isNothing(change.new)) {
        case (true, _): return "\(path): \(value(change.new))"
        case (false, true): return "\(path): \(value(change.old)), no more"
        case (false, false): return "\(path): \(value(change.old)) -> \(value(change.new))"
        }
    }

    /// Whether a JSON value is none, or a text that is empty.
    private static func isNothing(_ json: String) -> Bool { json.isEmpty || json == "\"\"" }

    /// A JSON value without the quotation marks of a text.
    private static func value(_ json: String) -> String {
        let isText = json.count >= 2 && json.hasPrefix("\"") && json.hasSuffix("\"")
        return flat(isText ? String(json.dropFirst().dropLast()) : json)
    }

    private static func flat(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ").printable
    }
}

extension Story {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// For example "29 November 2026, 10:58 UTC, 3 hours later".
    private static func when(_ time: Timestamp?, after before: Timestamp?) -> String {
        // "2026-11-29T10:58:03.000001Z"
        guard let time, let parts = time.rfc3339?.split(whereSeparator: { "-T:".contains($0) }), parts.count >= 5,
            let month = Int(parts[1]), months.indices.contains(month - 1), let day = Int(parts[2])
        else { return "At some time" }
        let date = "\(day) \(months[month - 1]) \(parts[0]), \(parts[3]):\(parts[4]) UTC"
        guard let before else { return date }
        // Times are the daemon's.
        let (seconds, isBeyond) = time.seconds.subtractingReportingOverflow(before.seconds)
        return isBeyond ? date : date + ", " + distance(seconds)
    }

    /// The largest unit that is there at least once.
    private static func distance(_ seconds: Int64) -> String {
        guard seconds >= 0 else { return "though the clock was set back" }
        let units: [(Int64, String)] = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")]
        for (size, name) in units where seconds >= size {
            let count = seconds / size
            return "\(count) \(name)\(count == 1 ? "" : "s") later"
        }
        return "at once"
    }
}
