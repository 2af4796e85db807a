/// The programs of one use: where they are, and what they may take.
package struct ProgramSettings: Sendable {
    /// The directory that has them, absolute; nil for no programs.
    package var directory: String?

    /// Seconds after which one is stopped.
    package var timeLimit = 10

    /// Octets that one may print.
    package var outputLimit = 16 << 20

    /// Whether lines end with CR and LF in what they read, else with LF.
    package var hasCRLF = true

    /// How the settings call the end of those lines.
    var lineEnd: String { hasCRLF ? "crlf" : "lf" }

    /// The longest time limit, which zero stands for too.
    static let longestTime = 600
}

/// The settings of the extension of one use.
package protocol ProgramExtensionSettings: ExtensionSettings {
    /// What the programs are used for.
    static var use: ProgramCall.Use { get }

    /// The programs.
    var programs: ProgramSettings { get set }
}

extension ProgramExtensionSettings {
    /// The names that Pigeonhole has, and the limit of the output.
    package static var definitions: [SettingDefinition<Self>] {
        let use = use.rawValue
        return [
            .path("\(use)_bin_dir", "the directory of programs for \(use)") {
                $0.programs.directory = $1
            },
            .period(
                "\(use)_exec_timeout", "the time that such a program may take",
                usual: { SettingValue.words(seconds: UInt64(clamping: $0.programs.timeLimit)) },
                {
                    let limit = UInt64(ProgramSettings.longestTime)
                    $0.programs.timeLimit = Int($1 == 0 ? limit : min($1, limit))
                }),
            .size(
                "\(use)_max_output", "what such a program may print", in: 1...(256 << 20),
                \.programs.outputLimit),
            .init(
                "\(use)_input_eol", "the end of lines that it reads", form: "crlf or lf",
                usual: \.programs.lineEnd
            ) {
                settings, _, value throws(SettingMistake) in
                guard ["crlf", "lf"].contains(value) else {
                    throw SettingMistake("is '\(value)'; write crlf or lf")
                }
                settings.programs.hasCRLF = value == "crlf"
            },
        ]
    }
}

extension SieveSettings {
    /// The programs of a use.
    package func programs(for use: ProgramCall.Use) -> ProgramSettings {
        switch use {
        case .pipe: self[PipeSettings.self].programs
        case .filter: self[FilterSettings.self].programs
        case .execute: self[ExecuteSettings.self].programs
        }
    }
}
