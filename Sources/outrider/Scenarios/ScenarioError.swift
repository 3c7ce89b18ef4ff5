/// Why a scenario file cannot be followed.
///
/// Reads: `flash.yaml, line 7: load.shape is "ramp:5"; accepted: constant:20, step:5@0s,40@120s or ramp:5@0s,40@120s`.
struct ScenarioError: Error, Hashable, CustomStringConvertible {
    /// The file, as it was given.
    var file: String
    /// The line; nil where no one line is wrong.
    var line: Int?
    /// What is wrong, from the field's path on.
    var flaw: String

    var description: String {
        line.map { "\(file), line \($0): \(flaw)" } ?? "\(file): \(flaw)"
    }
}
