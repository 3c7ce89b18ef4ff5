import Foundation

/// Values as one line of JSON with sorted keys, so that two of them can be compared and shown.
enum OneLine {
    static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            return "not encodable: \(error)"
        }
    }
}
