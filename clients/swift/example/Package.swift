// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "regent-example",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "regent", path: "../../..", traits: [])],
    targets: [
        .executableTarget(
            name: "Example", dependencies: [.product(name: "RegentClient", package: "regent")])
    ])
