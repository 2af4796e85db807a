extension SieveLimits: ExtensionSettings {
    /// With less no script of use gets through a mail, and a number of seconds is meant.
    static let leastSteps = 100_000

    /// The limits that a site can set.
    public static let definitions: [SettingDefinition<SieveLimits>] = [
        .size("max_script_size", "one script", in: 1...(64 << 20), \.scriptSize),
        .size(
            "max_total_size", "a script and all that it includes", in: 1...(64 << 20),
            \.totalSize),
        .number(
            "include_max_includes", "scripts that are included in all", in: 0...10_000,
            \.includes),
        .number(
            "include_max_nesting_depth", "levels of included scripts", in: 0...100,
            \.includeNesting),
        .number("max_nesting", "blocks in blocks and tests in tests", in: 15...200, \.nesting),
        .size("max_string_size", "one string", in: 1...(16 << 20), \.stringLength),
        .number("max_errors", "errors that are shown of one script", in: 1...10_000, \.complaints),
        .number("max_actions", "actions on one message", in: 1...1_000, \.actions),
        .number("max_redirects", "redirects of one message", in: 0...1_000, \.redirects),
        .number(
            "max_steps", "work of one run, about an octet looked at each",
            in: leastSteps...Int.max, \.steps),
        .period(
            "max_waiting_time", "time for programs and maps, in all", in: 1...600,
            \.waitingSeconds),
        .number("variables_max_count", "variables of one script", in: 1...10_000, \.variables),
        .size(
            "body_max_held_size", "a body for :regex and the like", in: 1...(1 << 30),
            \.heldValue),
        .size(
            "variables_max_value_size", "the value of a variable", in: 1...(16 << 20),
            \.variableLength),
        .size(
            "variables_max_variable_size", "the same, as older sites call it", in: 1...(16 << 20),
            \.variableLength),
    ]
}
