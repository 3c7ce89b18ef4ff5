import Foundation

/// One case of any kind, told by the keys that it has.
public enum VectorCase: Sendable {
    /// One reconcile of one autoscaler.
    case replicas(ReplicasCase)
    /// A controller's life: many reconciles with its memory carried on.
    case sequence(SequenceCase)
    /// One text through the quantity parser.
    case quantity(QuantityCase)
    /// One object through defaulting and validation.
    case validation(ValidationCase)

    init(_ line: Data) throws {
        let decoder = JSONDecoder()
        let shape = try decoder.decode(Shape.self, from: line)
        if shape.in != nil {
            self = .quantity(try decoder.decode(QuantityCase.self, from: line))
        } else if shape.steps != nil {
            self = .sequence(try decoder.decode(SequenceCase.self, from: line))
        } else if shape.now != nil {
            self = .replicas(try decoder.decode(ReplicasCase.self, from: line))
        } else {
            self = .validation(try decoder.decode(ValidationCase.self, from: line))
        }
    }

    private struct Shape: Decodable {
        struct Anything: Decodable {}
        var `in`: String?
        var steps: [Anything]?
        var now: String?
    }

    /// The case's name, unique in its file.
    public var id: String {
        switch self {
        case .replicas(let found): found.id
        case .sequence(let found): found.id
        case .quantity(let found): found.id
        case .validation(let found): found.id
        }
    }

    /// What the case is about; empty if the file does not say.
    public var category: String {
        switch self {
        case .replicas(let found): found.category
        case .sequence(let found): found.category
        case .quantity: ""
        case .validation(let found): found.category ?? ""
        }
    }

    /// Runs the case; no difference means that it passed.
    public func differences() -> [Difference] {
        switch self {
        case .replicas(let found): Facts.differences(expected: found.expect.facts, got: found.run())
        case .sequence(let found): Facts.differences(expected: found.expected, got: found.run())
        case .quantity(let found): Facts.differences(expected: found.expected, got: found.run())
        case .validation(let found): Facts.differences(expected: found.expected, got: found.run())
        }
    }
}
