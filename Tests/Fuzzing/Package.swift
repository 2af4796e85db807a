// swift-tools-version: 6.2

// Fuzzing of the Sieve compiler, of the MIME reader and of the run, with libFuzzer:
//
//     cd Tests/Fuzzing
//     swift build -c release -Xswiftc -sanitize=fuzzer,address
//     mkdir -p .build/corpus/run
//     ASAN_OPTIONS=quarantine_size_mb=8 .build/release/fuzz-run -dict=sieve.dict -timeout=2 \
//         -rss_limit_mb=256 -max_len=4096 -print_funcs=0 .build/corpus/run Seeds/run
//
// So also fuzz-script, and fuzz-message with mail.dict. A debug build runs a tenth as many inputs.
// What is found is kept as a test beside those of what was wrong; a file that was found is run again
// by giving it alone.

import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A program that libFuzzer hands inputs to.
func fuzzer(_ name: String) -> Target {
    .executableTarget(
        name: name,
        dependencies: ["Fuzzing", .product(name: "Sieve", package: "mailwright")],
        swiftSettings: strict)
}

// A package of its own, so that nobody who uses Mailwright builds it.
let package = Package(
    name: "fuzzing",
    dependencies: [.package(name: "mailwright", path: "../..")],
    targets: [
        fuzzer("fuzz-message"),
        fuzzer("fuzz-run"),
        fuzzer("fuzz-script"),
        .target(
            name: "Fuzzing",
            dependencies: ["CLibFuzzer", .product(name: "Sieve", package: "mailwright")],
            swiftSettings: strict),
        .systemLibrary(name: "CLibFuzzer"),
    ]
)
