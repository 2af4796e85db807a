import ArgumentParser

/// A command of the tool: what it does is in `perform`, how its failures are shown is here.
protocol ToolCommand: ParsableCommand {
    /// Does what the command is for.
    func perform() throws
}

extension ToolCommand {
    /// Performs the command; a failure is shown on standard error and becomes the exit status.
    func run() throws {
        do {
            try perform()
        } catch let error as ExitCode {
            throw error
        } catch let error as ValidationError {
            throw error
        } catch {
            let failure = ToolFailure(error)
            StandardError.write("mailwright: \(failure)")
            throw ExitCode(failure.status)
        }
    }
}
