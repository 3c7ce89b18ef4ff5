import ArgumentParser

/// How log lines look; the value of `--log-format`.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    /// One JSON object a line.
    case json
    /// One line for people.
    case text
}
