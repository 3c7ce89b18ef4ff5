public import Foundation

/// A file of cases recorded from the real HPA, one JSON object a line.
public struct VectorFile: Sendable {
    /// The cases, in the order of the file.
    public let cases: [VectorCase]

    /// Reads the lines of a file; blank ones are skipped.
    ///
    /// - Throws: `VectorFileError` for the first line that is no case.
    public init(_ contents: Data, name: String) throws(VectorFileError) {
        var cases: [VectorCase] = []
        for (index, line) in contents.split(separator: UInt8(ascii: "\n")).enumerated() {
            if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { continue }
            do {
                cases.append(try VectorCase(line))
            } catch {
                throw VectorFileError(file: name, line: index + 1, reason: String(describing: error))
            }
        }
        guard !cases.isEmpty else { throw VectorFileError(file: name, line: 1, reason: "no case in it") }
        self.cases = cases
    }
}

/// A file that holds something else than cases.
public struct VectorFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's name.
    public let file: String
    /// Counted from 1, blank lines left out.
    public let line: Int
    /// What was found there.
    public let reason: String

    /// `FILE:LINE: REASON`, and what is accepted.
    public var description: String {
        "\(file):\(line): \(reason); accepted: JSON lines of replicas, sequences, quantities or validation"
    }
}
