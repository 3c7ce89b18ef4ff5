import ArgumentParser

/// How a result is written on standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json
}
