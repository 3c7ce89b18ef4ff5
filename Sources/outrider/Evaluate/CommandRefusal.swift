import ArgumentParser
import Foundation

/// Why a command cannot be followed: wrong usage or bad input, told on standard error, with exit status 2.
struct CommandRefusal: Error, Hashable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// Tells it as `verb`, and answers the status to exit with.
    func told(by verb: String) -> ExitCode {
        FileHandle.standardError.write(Data("outrider \(verb): \(description)\n".utf8))
        return ExitCode(2)
    }
}
