import Measures

/// One text through the quantity parser.
public struct QuantityCase: Decodable, Sendable {
    let id: String
    let `in`: String
    let error: String?
    let canonical: String?
    let value: Int64?
    let milliValue: Int64?
    let sign: Int?
    let json: String?
    let other: String?
    let compareToOther: Int?

    var expected: Facts {
        var facts = Facts()
        facts.add("error", error)
        guard error == nil else { return facts }
        facts.add("canonical", canonical ?? "")
        facts.add("value", value ?? 0)
        facts.add("milliValue", milliValue ?? 0)
        facts.add("sign", sign ?? 0)
        facts.add("json", json ?? "")
        if other != nil { facts.add("compareToOther", compareToOther ?? 0) }
        return facts
    }

    func run() -> Facts {
        var facts = Facts()
        do {
            let quantity = try Quantity(`in`)
            facts.add("canonical", quantity)
            facts.add("value", quantity.value)
            facts.add("milliValue", quantity.milliValue)
            facts.add("sign", quantity.sign)
            facts.add("json", OneLine.json(quantity))
            if let other { facts.add("compareToOther", quantity.compared(to: try Quantity(other))) }
        } catch {
            facts.add("error", error.description)
        }
        return facts
    }
}
