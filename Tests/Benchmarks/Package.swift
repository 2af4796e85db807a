// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A benchmark: a program that runs both sides in turn and prints ratios of medians.
func benchmark(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .executableTarget(
        name: name, dependencies: ["Measuring"] + dependencies, swiftSettings: strict)
}

// A package of its own, so that nobody who uses Mailwright builds it.
let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "mailwright", path: "../..")],
    targets: [
        benchmark("delivery"),
        benchmark("lookup"),
        benchmark("sieve", [.product(name: "Sieve", package: "mailwright")]),
        benchmark("startup"),
        .target(name: "Measuring", swiftSettings: strict),
    ]
)
