// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that what only measures is no dependency of the product.
let package = Package(
    name: "regent-bench",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "regent", path: "..")],
    targets: [
        .executableTarget(
            name: "RegentBench", dependencies: [.product(name: "RegentClient", package: "regent")])
    ])
