// swift-tools-version: 6.2
// A package of its own that uses the library Sieve. To begin one of yours copy this directory, and
// name the repository in place of the path: .package(url: "https://...", branch: "main").

import PackageDescription

let package = Package(
    name: "sieve-library",
    dependencies: [.package(name: "mailwright", path: "../..")],
    targets: [
        .executableTarget(
            name: "sieve-library",
            dependencies: [.product(name: "Sieve", package: "mailwright")],
            path: ".", sources: ["main.swift"])
    ])
