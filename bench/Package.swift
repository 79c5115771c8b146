// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that what only measures is no dependency of the product.
let package = Package(
    name: "regent-bench",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "regent", path: "..", traits: []),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: [
        // What no method can be faster than.
        .target(name: "CBenchFloor"),
        // Our side of every case, one child process that the harness asks for runs.
        .executableTarget(
            name: "RegentBench",
            dependencies: [
                "CBenchFloor",
                .product(name: "RegentClient", package: "regent"),
                .product(name: "CRegentKernels", package: "regent"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
            ]),
    ])
