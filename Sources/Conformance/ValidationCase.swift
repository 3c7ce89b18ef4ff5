import Autoscaling

/// One object through defaulting and validation.
public struct ValidationCase: Decodable, Sendable {
    struct Object: Decodable {
        struct Metadata: Decodable {
            var name: String?
            var generateName: String?
            var namespace: String?
        }

        var metadata: Metadata?
        var spec: ScalingSpec
    }

    struct Fault: Decodable {
        enum Found: Decodable, CustomStringConvertible {
            case text(String)
            case number(Int64)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(Int64.self) {
                    self = .number(number)
                } else {
                    self = .text(try container.decode(String.self))
                }
            }

            var description: String {
                switch self {
                case .text(let text): "\"\(text)\""
                case .number(let number): "\(number)"
                }
            }
        }

        var type: String
        var field: String
        var badValue: Found?
        var detail: String?

        var line: String { "\(type) \(field) \(badValue?.description ?? "-"): \(detail ?? "")" }
    }

    let id: String
    let category: String?
    let hpa: Object
    let defaultedSpec: ScalingSpec
    let errors: [Fault]?

    var expected: Facts {
        var facts = Facts()
        facts.add("defaultedSpec", OneLine.json(defaultedSpec))
        facts.add("errors", each: (errors ?? []).map(\.line))
        return facts
    }

    func run() -> Facts {
        let spec = Defaults.filled(hpa.spec)
        let metadata = hpa.metadata
        let errors =
            Validation.errors(
                name: metadata?.name ?? "", generateName: metadata?.generateName ?? "",
                namespace: metadata?.namespace ?? "") + Validation.errors(in: spec)
        var facts = Facts()
        facts.add("defaultedSpec", OneLine.json(spec))
        facts.add("errors", each: errors.map(\.line))
        return facts
    }
}

extension FieldError {
    fileprivate var line: String {
        let found =
            switch badValue {
            case .text(let text): "\"\(text)\""
            case .number(let number): "\(number)"
            case nil: "-"
            }
        return "\(kind.rawValue) \(field) \(found): \(detail)"
    }
}
