/// Parses the text form of a label query, with Kubernetes' grammar and its error texts.
///
/// Source: `labels/selector.go` of apimachinery, Kubernetes 1.36.
struct LabelParser {
    private let tokens: [LabelToken]
    private var position = 0

    init(_ text: String) {
        tokens = LabelToken.tokens(of: text)
    }

    mutating func requirements() throws(LabelQueryError) -> [LabelQuery.Requirement] {
        var found: [LabelQuery.Requirement] = []
        while true {
            switch next.asValue {
            case .end: return found
            case .word, .symbol("!"): break
            case .symbol, .keyword:
                throw LabelQueryError("found '\(next.text)', expected: !, identifier, or 'end of string'")
            }
            do {
                found.append(try requirement())
            } catch {
                throw LabelQueryError("unable to parse requirement: \(error)")
            }
            let separator = take()
            switch separator {
            case .end: return found
            case .symbol(","):
                guard next.asValue.isWord || next == .symbol("!") else {
                    throw LabelQueryError("found '\(next.text)', expected: identifier after ','")
                }
            case .symbol, .word, .keyword:
                throw LabelQueryError("found '\(separator.text)', expected: ',' or 'end of string'")
            }
        }
    }

    private mutating func requirement() throws(LabelQueryError) -> LabelQuery.Requirement {
        let isNegated = next == .symbol("!")
        if isNegated { position += 1 }
        let key = take().asValue
        guard case .word(let name) = key else { throw LabelQueryError("found '\(key.text)', expected: identifier") }
        // This early check has no path to print.
        if let fault = LabelQuery.Requirement.keyFault(name) { throw LabelQueryError("<nil>: \(fault)") }
        if isNegated { return try .init(key: name, operator: .doesNotExist, values: []) }
        if next == .end || next == .symbol(",") { return try .init(key: name, operator: .exists, values: []) }
        let found = try comparison()
        let values = found == .isIn || found == .notIn ? try list() : [try single()]
        return try .init(key: name, operator: found, values: Set(values).sorted())
    }

    private mutating func comparison() throws(LabelQueryError) -> LabelQuery.Operator {
        let token = take()
        switch token {
        case .keyword(let text), .symbol(let text):
            guard let found = LabelQuery.Operator(rawValue: text), found != .doesNotExist else { break }
            return found
        case .word, .end: break
        }
        throw LabelQueryError("found '\(token.text)', expected: in, notin, =, ==, !=, gt, lt")
    }

    private mutating func single() throws(LabelQueryError) -> String {
        if next == .end || next == .symbol(",") { return "" }
        let token = take().asValue
        guard case .word(let value) = token else {
            throw LabelQueryError("found '\(token.text)', expected: identifier")
        }
        return value
    }

    private mutating func list() throws(LabelQueryError) -> [String] {
        let open = take()
        guard open == .symbol("(") else { throw LabelQueryError("found '\(open.text)' expected: '('") }
        switch next.asValue {
        case .symbol(")"):
            position += 1
            return [""]
        case .word, .symbol(","):
            let values = try listItems()
            position += 1  // the closing parenthesis, which `listItems` has seen
            return values
        case .symbol, .end, .keyword:
            throw LabelQueryError("found '\(next.text)', expected: ',', ')' or identifier")
        }
    }

    /// Up to the closing parenthesis; a comma with nothing beside it stands for an empty value.
    private mutating func listItems() throws(LabelQueryError) -> [String] {
        var values: [String] = []
        while true {
            let token = take().asValue
            switch token {
            case .word(let value):
                values.append(value)
                if next == .symbol(")") { return values }
                guard next == .symbol(",") else { throw LabelQueryError("found '\(next.text)', expected: ',' or ')'") }
            case .symbol(","):
                if values.isEmpty { values.append("") }
                if next == .symbol(")") { return values + [""] }
                if next == .symbol(",") {
                    position += 1
                    values.append("")
                }
            case .symbol, .end, .keyword:
                throw LabelQueryError("found '\(token.text)', expected: ',', or identifier")
            }
        }
    }

    /// The token not yet taken; the last one is always `.end`, and stays.
    private var next: LabelToken { position < tokens.count ? tokens[position] : .end }

    private mutating func take() -> LabelToken {
        let token = next
        position += 1
        return token
    }
}
