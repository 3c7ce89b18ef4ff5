import ArgumentParser

/// Names of one kind, separated by commas, as options take them.
enum NameList {
    /// Reads `text`, or says which name is none and what is accepted.
    static func read<Name: RawRepresentable & CaseIterable & Hashable>(
        _ text: String, option: String, as type: Name.Type = Name.self
    ) throws(CommandRefusal) -> [Name] where Name.RawValue == String {
        var names: [Name] = []
        for part in text.split(separator: ",") {
            guard let name = Name(rawValue: String(part)) else {
                let accepted = Name.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandRefusal("\(option): \"\(part)\" is unknown; accepted: \(accepted)")
            }
            if !names.contains(name) { names.append(name) }
        }
        guard !names.isEmpty else { throw CommandRefusal("\(option) is empty; accepted: names, with commas between") }
        return names
    }
}
