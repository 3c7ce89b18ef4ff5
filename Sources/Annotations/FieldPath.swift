/// A path of the API server, such as `spec.metrics[0].resource.target`, as steps below `spec`.
struct FieldPath {
    /// The steps; `spec` itself is none.
    let steps: [YAMLStep]

    /// Reads `text`; an index that is no number ends the path there.
    init(_ text: String) {
        var steps: [YAMLStep] = []
        for part in text.split(separator: ".").drop(while: { $0 == "spec" }) {
            let pieces = part.split(separator: "[")
            guard let key = pieces.first else { break }
            steps.append(.key(String(key)))
            for piece in pieces.dropFirst() {
                guard piece.hasSuffix("]"), let index = Int(piece.dropLast()) else { break }
                steps.append(.index(index))
            }
        }
        self.steps = steps
    }
}
