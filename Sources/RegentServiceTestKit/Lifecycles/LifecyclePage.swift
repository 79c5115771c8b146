import RegentMessages
package import RegentModel

/// The generated part of a page of `docs/lifecycles`: the table and the diagram of a noun.
package enum LifecyclePage {
    /// For example "eval-run.md".
    package static func fileName<D: Governed>(_ type: D.Type) -> String {
        let words = "\(D.self)".reduce(into: "") { text, letter in
            if letter.isUppercase, !text.isEmpty { text += "-" }
            text += letter.lowercased()
        }
        return words + ".md"
    }

    /// Table and diagram, as Markdown.
    package static func text<D: Governed>(_ type: D.Type) -> String {
        let head = [
            "| from | method | to | permission | who | condition | requires | event |",
            "|---|---|---|---|---|---|---|---|",
        ]
        return (head + D.lifecycle.map(row) + [""] + diagram(type)).joined(separator: "\n")
    }

    private static func row<D>(_ row: Transition<D>) -> String {
        let from = row.from.map { $0?.name ?? "–" }.joined(separator: ", ")
        let to =
            switch row.to {
            case .same: "same"
            case .sameOr(let states): states.map(\.name).joined(separator: ", ") + ", or same"
            case .any(let states): states.map(\.name).joined(separator: ", ")
            }
        let asks = [row.needsReason ? "reason" : nil, row.needsEtag ? "etag" : nil].compactMap(\.self)
        let events = row.events.map { "`\($0)`" }.joined(separator: ", ")
        let cells = [
            from, row.method.method, to, row.method.requireAny.joined(separator: ", "), row.actor.description,
            row.when?.words ?? "", asks.joined(separator: ", "), events,
        ]
        return "| " + cells.map { $0.isEmpty ? " " : $0 }.joined(separator: " | ") + " |"
    }

    /// Arrows between states that differ; what keeps the state has none.
    private static func diagram<D: Governed>(_ type: D.Type) -> [String] {
        var arrows: [String: [String]] = [:]
        var order: [String] = []
        for row in D.lifecycle {
            for from in row.from {
                for to in row.to.states where to != from {
                    let arrow = "\(from?.name ?? "[*]") --> \(to.name)"
                    if arrows[arrow] == nil { order.append(arrow) }
                    if arrows[arrow]?.contains(row.method.method) != true {
                        arrows[arrow, default: []].append(row.method.method)
                    }
                }
            }
        }
        let lines = order.map { "    \($0): \(arrows[$0, default: []].joined(separator: ", "))" }
        return ["```mermaid", "stateDiagram-v2"] + lines + ["```"]
    }
}

extension Target {
    /// The states that it names.
    fileprivate var states: [D.State] {
        switch self {
        case .same: []
        case .sameOr(let states), .any(let states): states
        }
    }
}
