internal import RegentMessages

/// Templates as a tree of their segments, so that a path is found in as many steps as it has segments.
///
/// A word goes before a variable. The generator refuses templates where a path would have to be looked at twice.
struct RESTTree: Sendable {
    /// What is reached by the same segments.
    private struct Node: Sendable {
        var words: [ExactText: Int] = [:]
        var any: Int?
        /// Places of routes, by custom verb and verb of HTTP.
        var routes: [ExactText: [HTTPVerb: Int]] = [:]

        var isLeaf: Bool { words.isEmpty && any == nil }
    }

    private var nodes = [Node()]

    /// Adds the template of the route at this place; false where another route has the same paths.
    mutating func insert(_ template: RESTTemplate, _ verb: HTTPVerb, at place: Int) -> Bool {
        var node = 0
        for segment in template.segments { node = child(of: node, segment) }
        let custom = ExactText(template.customVerb)
        guard nodes[node].routes[custom]?[verb] == nil else { return false }
        nodes[node].routes[custom, default: [:]][verb] = place
        return true
    }

    private mutating func child(of node: Int, _ segment: RESTTemplate.Segment) -> Int {
        switch segment {
        case .word(let word):
            if let found = nodes[node].words[ExactText(word)] { return found }
            nodes[node].words[ExactText(word)] = nodes.count
        case .any:
            if let found = nodes[node].any { return found }
            nodes[node].any = nodes.count
        }
        nodes.append(Node())
        return nodes.count - 1
    }

    /// Places of the routes of a path, by verb of HTTP; empty where there are none.
    ///
    /// - Complexity: O(segments).
    func routes(of path: RESTPath) -> [HTTPVerb: Int] {
        var node = 0
        for (index, segment) in path.segments.enumerated() {
            let isLast = index == path.segments.count - 1
            if let word = nodes[node].words[ExactText(segment)],
                isLast ? !nodes[word].routes.isEmpty : !nodes[word].isLeaf
            {
                node = word
            } else if let any = nodes[node].any {
                node = any
            } else {
                return [:]
            }
        }
        return nodes[node].routes[ExactText(path.customVerb)] ?? [:]
    }
}
