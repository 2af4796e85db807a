extension SieveLimits: ExtensionSettings {
    /// The limits that a site can set.
    public static let definitions: [SettingDefinition<SieveLimits>] = [
        .size("max_script_size", "octets of one script", in: 1...(64 << 20)) {
            $0.scriptSize = $1
        },
        .size("max_total_size", "octets of a script and all that it includes", in: 1...(64 << 20)) {
            $0.totalSize = $1
        },
        .number("include_max_includes", "scripts that are included in all", in: 0...10_000) {
            $0.includes = $1
        },
        .number("include_max_nesting_depth", "levels of included scripts", in: 0...100) {
            $0.includeNesting = $1
        },
        .number("max_nesting", "blocks in blocks and tests in tests", in: 15...200) {
            $0.nesting = $1
        },
        .size("max_string_size", "octets of one string", in: 1...(16 << 20)) {
            $0.stringLength = $1
        },
        .number("max_errors", "errors that are shown of one script", in: 1...10_000) {
            $0.complaints = $1
        },
        .number("max_actions", "actions on one message", in: 1...1_000) { $0.actions = $1 },
        .number("max_redirects", "redirects of one message", in: 0...1_000) { $0.redirects = $1 },
        .number("max_steps", "work of one run, about an octet looked at each", in: 1...Int.max) {
            $0.steps = $1
        },
        .period("max_waiting_time", "time for programs and maps, in all", in: 1...600) {
            $0.waitingSeconds = Int($1)
        },
        .number("variables_max_count", "variables of one script", in: 1...10_000) {
            $0.variables = $1
        },
        .size("body_max_held_size", "octets of a body for :regex and the like", in: 1...(1 << 30)) {
            $0.heldValue = $1
        },
        .size("variables_max_value_size", "octets of a variable", in: 1...(16 << 20)) {
            $0.variableLength = $1
        },
        .size("variables_max_variable_size", "the same, as older sites call it", in: 1...(16 << 20))
        {
            $0.variableLength = $1
        },
    ]
}
