package import RegentMessages

/// Every path of HTTP by which a method is called with one request and one answer.
package struct RESTRoutes: Sendable {
    /// The routes, in the order in which they were declared.
    package let all: [RESTRoute]
    private let tree: RESTTree

    /// The routes of this release.
    package static let regent = RESTRoutes(RESTRoute.native + RESTRoute.contracts)

    /// Routes of which no two have the same verb and paths.
    init(_ routes: [RESTRoute]) {
        var tree = RESTTree()
        for (place, route) in routes.enumerated() {
            let isNew = tree.insert(route.template, route.verb, at: place)
            precondition(isNew, "two routes have the path \(route.path)")
        }
        all = routes
        self.tree = tree
    }

    /// What a request calls; nil where no route has this path, or none with this verb: `allowed` tells them apart.
    ///
    /// - Parameter path: as it stands in the request, without its query.
    /// - Complexity: O(segments).
    package func match(verb: String, path: String) -> RESTMatch? {
        guard let path = RESTPath(path), let verb = HTTPVerb(rawValue: verb),
            let place = tree.routes(of: path)[verb]
        else { return nil }
        return RESTMatch(all[place], path)
    }

    /// The verbs that a path takes, for a 405 with its `Allow` header; none = there is no such path.
    package func allowed(path: String) -> [String] {
        guard let path = RESTPath(path) else { return [] }
        return tree.routes(of: path).keys.map(\.rawValue).sorted()
    }
}

/// A path of HTTP, the method it calls, and how one becomes the other.
package struct RESTRoute: Sendable {
    /// Verb of HTTP.
    package let verb: HTTPVerb
    /// The template of the path as it was declared.
    package let path: String
    /// The method that is called.
    package let method: MethodDescriptor
    let template: RESTTemplate
    let shape: any RESTShape

    init?(_ verb: HTTPVerb, _ path: String, method: String, _ shape: any RESTShape) {
        guard let template = RESTTemplate(path), let method = Self.methods[method] else { return nil }
        self.verb = verb
        self.path = path
        self.method = method
        self.template = template
        self.shape = shape
    }

    private static let methods = Dictionary(uniqueKeysWithValues: MethodDescriptor.all.map { ($0.name, $0) })

    /// The paths of other systems.
    static let contracts: [RESTRoute] = Contract.all.map { contract in
        guard let route = RESTRoute(contract.verb, contract.path, method: contract.method, contract) else {
            preconditionFailure("\(contract.path) is no path of a method")
        }
        return route
    }

    /// The paths that methods declare in their .proto.
    static let native: [RESTRoute] = HTTPBinding.all.map { binding in
        let route = RESTRoute(binding.verb, binding.path, method: binding.method, NativeShape(body: binding.body))
        guard let route else { preconditionFailure("\(binding.path) is no path of a method") }
        return route
    }
}
