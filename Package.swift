// swift-tools-version: 6.2

import PackageDescription

/// The one set of compiler settings: every target of the package is compiled with it.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library module in `Sources/<name>`.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A program in `Sources/<name>`.
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A program that is started anew for each login, mail or message.
///
/// As a static executable it starts in half the time of one with a static Swift library alone.
/// So nothing in it may load a shared library of the host, which need not fit the libc that is
/// linked in: no NSS (getpwnam, getgrnam, initgroups, getaddrinfo), no iconv, no dlopen, and no
/// locale but C.
func shortLivedProgram(
    _ name: String, _ dependencies: [Target.Dependency], path: String? = nil,
    exclude: [String] = []
) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, path: path, exclude: exclude,
        swiftSettings: strict,
        linkerSettings: [
            .unsafeFlags(["-static-executable"], .when(configuration: .release))
        ])
}

/// The unit tests of one module, in `Tests/<name>Tests`, mirroring its sources.
func tests(_ name: String, _ more: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name)] + more, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

// Arrows only downwards: a target lists below only what stands below it here.
let package = Package(
    name: "mailwright",
    products: [
        // Beside the engine the types in its interface: messages and addresses, complaints.
        .library(name: "Sieve", targets: ["Sieve", "Mail", "Outcomes"]),
        .executable(name: "mailwrightd", targets: ["mailwrightd"]),
        .executable(name: "mailwright", targets: ["mailwright"]),
        .executable(name: "mailwright-lda", targets: ["mailwright-lda"]),
        .executable(name: "mailwright-checkpassword", targets: ["mailwright-checkpassword"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Programs.
        program(
            "mailwrightd",
            [
                "AccountBackEnds", "Accounts", "Delivery", "Outcomes", "Routing", "Servers",
                "Settings", "Sieve", logging,
            ]),
        program(
            "mailwright",
            [
                "AccountBackEnds", "Accounts", "Crypt", "Delivery", "FileReading", "Mail",
                "MaildirStorage", "Outcomes", "ProgramRunning", "Routing", "Settings", "Sieve",
                "SieveTestSuite", "SystemClock", argumentParser,
            ]),
        shortLivedProgram(
            "mailwright-lda",
            [
                "Delivery", "Mail", "MaildirStorage", "Outcomes", "ProgramRunning",
                "ServiceClients", "Sieve", "SystemClock",
            ]),
        shortLivedProgram(
            "mailwright-checkpassword",
            ["CProcessControl", "Outcomes", "Protocols", "ServiceClients"]),

        // What a program of somebody else needs to run a script; HouseTests runs it.
        shortLivedProgram(
            "sieve-library", ["Sieve"], path: "examples/sieve-library",
            exclude: ["Package.swift"]),

        // Servers: the only user of NIO.
        module(
            "Servers",
            [
                "Accounts", "Authentication", "CEpoll", "Outcomes", "Protocols", "Routing",
                "Settings", "Tables", logging, nioCore, nioPosix,
            ]),

        // The one list of what both programs with accounts link.
        module("AccountBackEnds", ["Accounts", "AccountsMariaDB", "AccountsSQLite"]),

        // Domain.
        module("Accounts", ["Mail", "Outcomes"]),
        module("AccountsMariaDB", ["Accounts", "CMariaDB", "Mail", "Outcomes"]),
        module("AccountsSQLite", ["Accounts", "Outcomes", grdb]),
        module("Authentication", ["Accounts", "Crypt", "Mail", "Outcomes"]),
        module(
            "Delivery",
            [
                "CLMDB", "FileReading", "Mail", "MaildirStorage", "Outcomes", "ProgramRunning",
                "Sieve", "SystemClock",
            ]),
        module("Protocols", ["Mail", "Outcomes"]),
        module("Routing", ["Accounts", "Mail", "Outcomes", "Settings", "Tables"]),
        module("ServiceClients", ["Outcomes", "Protocols", "SystemClock"]),
        module("Settings", ["FileReading", "Outcomes", "Sieve", yams]),

        // Language and storage.
        module(
            "SieveTestSuite",
            [
                "FileReading", "Mail", "MaildirStorage", "Outcomes", "ProgramRunning", "Sieve",
                "SystemClock",
            ]),
        module("ProgramRunning", ["CProcessControl", "Sieve", "SystemClock"]),
        module("FileReading", ["Outcomes"]),
        module("MaildirStorage", ["Mail", "Outcomes"]),
        module("Sieve", ["Charsets", "Mail", "Outcomes", "PCRE2"]),
        module("Tables", ["FileReading", "Mail", "Outcomes", "PCRE2"]),

        // Beside Mail and not in it: its tables are larger than all else in a program, and most
        // programs do without.
        module("Charsets", ["CICU", "Mail"]),

        // Base.
        module("Mail", ["Outcomes"]),
        module("Outcomes"),
        module("SystemClock"),
        module("Crypt", ["CCrypt"]),
        module("PCRE2", ["CPCRE2", "Outcomes"]),
        // A static program needs the libraries that ICU itself needs, behind it.
        .target(
            name: "CICU",
            linkerSettings: ["icuuc", "icudata", "stdc++", "m"].map { .linkedLibrary($0) }),
        .systemLibrary(name: "CEpoll"),
        .systemLibrary(name: "CProcessControl"),
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
        .systemLibrary(
            name: "CMariaDB", pkgConfig: "libmariadb", providers: [.apt(["libmariadb-dev"])]),
        .systemLibrary(
            name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(
            name: "CCrypt", pkgConfig: "libcrypt", providers: [.apt(["libcrypt-dev"])]),

        // Tests.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .target(
            name: "AuthServiceTestSupport", dependencies: ["Protocols"],
            path: "Tests/AuthServiceTestSupport", swiftSettings: strict),
        tests("AccountBackEnds", ["Accounts", "Outcomes"]),
        tests("Accounts", ["Outcomes", "TestSupport"]),
        tests("AccountsMariaDB", ["Accounts", "Outcomes", "TestSupport"]),
        tests("AccountsSQLite", ["Accounts", "Outcomes", "TestSupport", grdb]),
        tests("Authentication", ["Accounts", "Crypt", "Mail", "Outcomes"]),
        tests("Charsets", ["Mail"]),
        tests("Crypt"),
        tests(
            "Delivery",
            ["Mail", "MaildirStorage", "Outcomes", "Sieve", "SystemClock", "TestSupport"]),
        .testTarget(
            name: "IntegrationTests",
            dependencies: ["Mail", "Outcomes", "Protocols", "Routing", "Tables", "TestSupport"],
            exclude: ["Pieces/set-up-a-site"], swiftSettings: strict),
        .testTarget(
            name: "HouseTests",
            dependencies: [
                "AccountBackEnds", "Accounts", "Authentication", "Mail", "Routing", "Settings",
                "Sieve", "Tables", "sieve-library",
            ],
            swiftSettings: strict),
        tests("FileReading", ["Outcomes"]),
        tests("Mail", ["Outcomes", "TestSupport"]),
        tests("MaildirStorage", ["Mail", "Outcomes", "TestSupport"]),
        .testTarget(
            name: "MailwrightLDATests",
            dependencies: [
                "mailwright-lda", "AuthServiceTestSupport", "Delivery", "MaildirStorage",
                "Outcomes", "Protocols", "TestSupport",
            ], swiftSettings: strict),
        .testTarget(
            name: "MailwrightTests",
            dependencies: [
                "mailwright", "Accounts", "Crypt", "Delivery", "Mail", "Outcomes", "Routing",
                "Settings", "Sieve", "TestSupport", argumentParser,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "MailwrightCheckpasswordTests",
            dependencies: ["mailwright-checkpassword", "AuthServiceTestSupport", "Protocols"],
            swiftSettings: strict),
        .testTarget(
            name: "MailwrightdTests",
            dependencies: ["mailwrightd", "Outcomes", "Settings", "TestSupport"],
            swiftSettings: strict),
        tests("Outcomes"),
        tests("PCRE2", ["Outcomes", "TestSupport"]),
        tests("ProgramRunning", ["Sieve", "SystemClock", "TestSupport"]),
        tests("Protocols", ["Outcomes"]),
        tests(
            "Routing", ["Accounts", "Mail", "Outcomes", "Settings", "Tables", "TestSupport"]),
        tests(
            "Servers",
            [
                "Accounts", "Authentication", "Crypt", "Mail", "Outcomes", "Protocols", "Routing",
                "Settings", "TestSupport", logging, nioCore, nioEmbedded, nioPosix,
            ]),
        tests(
            "ServiceClients",
            ["AuthServiceTestSupport", "Outcomes", "Protocols", "SystemClock"]),
        tests("Settings", ["Outcomes", "Sieve", "TestSupport", yams]),
        .testTarget(
            name: "SieveTests", dependencies: ["Sieve", "Mail", "Outcomes", "TestSupport"],
            exclude: ["CONFORMANCE.md", "Scripts"], swiftSettings: strict),
        tests("SieveTestSuite", ["Sieve", "TestSupport"]),
        tests("SystemClock"),
        tests("Tables", ["Mail", "Outcomes"]),
    ]
)
