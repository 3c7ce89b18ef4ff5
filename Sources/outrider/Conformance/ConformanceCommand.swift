import ArgumentParser
import Conformance
import Foundation

/// `outrider conformance`: whether what we compute is what Kubernetes computes.
struct ConformanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Run cases recorded from Kubernetes and show every difference.",
        subcommands: [HPA.self])

    /// `outrider conformance hpa FILE…`.
    struct HPA: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "hpa",
            abstract: "Run files of cases recorded from the Horizontal Pod Autoscaler.",
            discussion: """
                Each line of a file is one case in JSON: a reconcile (replicas), many of them (sequences), a quantity \
                or a validation. Failing cases are shown fact by fact, what was expected behind -, what came out \
                behind +. The last line is the count. Exit status: 0 all passed, 1 some failed, 2 a file cannot be read.

                Example:
                  outrider conformance hpa replicas-1.jsonl quantities.jsonl
                """)

        @Argument(help: "Files of cases.", completion: .file(extensions: ["jsonl"]))
        var files: [String] = []

        func run() throws {
            guard !files.isEmpty else { throw refusal("no file given; accepted: files of JSON lines") }
            var passed = 0
            var failed = 0
            for path in files {
                for one in try cases(in: path) {
                    let differences = one.differences()
                    if differences.isEmpty {
                        passed += 1
                        continue
                    }
                    failed += 1
                    let category = one.category.isEmpty ? "" : " (\(one.category))"
                    say("FAIL \(one.id)\(category) in \(path)")
                    for difference in differences { say(difference.description) }
                }
            }
            say("\(passed) passed, \(failed) failed")
            if failed > 0 { throw ExitCode(1) }
        }

        private func cases(in path: String) throws -> [VectorCase] {
            do {
                let contents = try Data(contentsOf: URL(fileURLWithPath: path))
                return try VectorFile(contents, name: path).cases
            } catch let error as VectorFileError {
                throw refusal(error.description)
            } catch {
                throw refusal("cannot read \(path): \(error.localizedDescription)")
            }
        }

        private func say(_ line: String) {
            FileHandle.standardOutput.write(Data("\(line)\n".utf8))
        }

        private func refusal(_ text: String) -> ExitCode {
            FileHandle.standardError.write(Data("outrider: \(text)\n".utf8))
            return ExitCode(2)
        }
    }
}
