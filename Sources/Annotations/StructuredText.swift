import Foundation
import KubernetesAPI

/// The value of an annotation that holds YAML or JSON, as part of an HPA's spec does.
///
/// What the type does not know is refused and not dropped: a misspelt field would change what is asked for.
struct StructuredText<Value: Codable> {
    /// The value.
    let value: Value
    /// What it was read from.
    let document: YAMLDocument

    /// Reads `text`.
    init(_ text: String) throws(StructuredTextError) {
        document = try YAMLDocument(text)
        do {
            value = try JSONDecoder().decode(Value.self, from: Data(document.json.bytes))
        } catch let error as DecodingError {
            let (path, flaw) = Self.explain(error)
            throw document.error(at: path, flaw)
        } catch {
            throw document.error(at: [], "it cannot be read")
        }
        let known: JSONValue
        do {
            known = try JSONValue(parsing: JSONEncoder().encode(value))
        } catch {
            throw document.error(at: [], "it cannot be read")
        }
        if let path = UnknownField.path(in: document.json, known: known) {
            throw document.error(at: path, "there is no such field in autoscaling/v2")
        }
    }

    /// The place of a decoding error, and what is wrong there.
    private static func explain(_ error: DecodingError) -> (path: [YAMLStep], flaw: String) {
        switch error {
        case .typeMismatch(let type, let context):
            (path(context), "it is not \(name(of: type))")
        case .valueNotFound(let type, let context):
            (path(context), "it is empty and not \(name(of: type))")
        case .keyNotFound(let key, let context):
            (path(context), "the field \(key.stringValue) is missing")
        case .dataCorrupted(let context):
            (path(context), context.debugDescription)
        @unknown default:
            ([], "it cannot be read")
        }
    }

    private static func path(_ context: DecodingError.Context) -> [YAMLStep] {
        context.codingPath.map { $0.intValue.map(YAMLStep.index) ?? .key($0.stringValue) }
    }

    private static func name(of type: any Any.Type) -> String {
        if type == String.self { return "a text" }
        if type == Int32.self { return "an integer" }
        if type == Double.self { return "a quantity" }
        return "\(type)".hasPrefix("Array") ? "a list" : "a mapping"
    }
}

/// Why a text is no value of its type.
struct StructuredTextError: Error, Hashable {
    /// Where: line and column, and the field's path where there is one.
    var place: String
    /// What is wrong there.
    var flaw: String
}
