import Testing

/// The tests that share the one private mail system, one at a time.
///
/// A test file adds its suite in an extension. One after the other, because some stop mailwrightd,
/// change a table, or look at what a log got; each leaves the stack as it found it.
@Suite(.serialized) enum StackTests {}
