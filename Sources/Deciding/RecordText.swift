import Measures
import Workloads

/// The record as JSON, keys in the order of the documentation, so that a line reads from cause to effect.
///
/// Written by hand because Foundation's encoder has no stable key order; a test holds it equal to what `Codable` reads.
extension DecisionRecord {
    /// The record as one JSON object.
    public var json: [UInt8] {
        var out = Array(#"{"ts":"\#(ts.text(.milliseconds))","#.utf8)
        writeMembers(to: &out)
        out.append(UInt8(ascii: "}"))
        return out
    }

    /// Appends the members without `ts` and without braces: a log line has a `ts` of its own.
    public func writeMembers(to out: inout [UInt8]) {
        var members = MemberWriter(out: out)
        members.number("schema", schema)
        members.text("namespace", namespace)
        members.text("workload", workload)
        members.text("mode", mode?.rawValue)
        members.text("policy", policy?.rawValue)
        members.number("from", from)
        members.number("to", to)
        members.truth("wrote", wrote)
        members.text("because", because)
        // Known, even when it is nobody: the one null.
        if boundBy == nil { members.raw("boundBy", "null") }
        members.text("boundBy", boundBy)
        members.number("hpa", hpa)
        members.number("proposal", proposal)
        members.text("spoke", spoke)
        members.text("fallback", fallback)
        if let forecast { members.object("forecast") { forecast.write(to: &$0) } }
        members.number("ready", ready)
        members.number("pending", pending)
        members.objects("metrics", metrics) { metric, members in
            members.text("name", metric.name)
            members.text("source", metric.source)
            members.decimal("value", metric.value)
            members.number("utilization", metric.utilization)
            members.decimal("ageSeconds", metric.ageSeconds)
            members.decimal("coverage", metric.coverage)
            members.number("proposal", metric.proposal)
            members.text("missing", metric.missing)
        }
        members.objects("conditions", conditions) { condition, members in
            members.text("type", condition.type)
            members.text("status", condition.status)
            members.text("reason", condition.reason)
            members.text("message", condition.message)
        }
        members.objects("events", events) { event, members in
            members.text("type", event.type)
            members.text("reason", event.reason)
            members.text("message", event.message)
        }
        members.text("error", error)
        members.number("decisionMicroseconds", decisionMicroseconds)
        out = members.out
    }
}

extension ForecastRecord {
    fileprivate func write(to members: inout MemberWriter) {
        members.text("unit", unit)
        members.decimal("demand", demand)
        members.decimal("ageSeconds", ageSeconds)
        members.decimal("leadSeconds", leadSeconds)
        members.decimal("startupSeconds", startupSeconds)
        members.number("startupSamples", startupSamples)
        for (key, quantile) in [("p50", p50), ("p80", p80), ("p90", p90), ("p95", p95), ("p99", p99)] {
            members.decimal(key, quantile)
        }
        members.decimal("holds", holds)
        members.number("replicas", replicas)
        members.objects("values", values) { value, members in
            members.number("seconds", value.seconds)
            members.decimal("p50", value.p50)
            members.decimal("p90", value.p90)
            members.decimal("p99", value.p99)
        }
        members.objects("experts", experts) { opinion, members in
            members.text("expert", opinion.expert)
            members.decimal("weight", opinion.weight)
            members.decimal("skill", opinion.skill)
        }
        members.decimal("coverage90", coverage90)
        members.decimal("coverage99", coverage99)
        members.number("outcomes", outcomes)
        members.texts("reasons", reasons)
    }
}

/// Appends JSON members in the order of the calls; an absent value leaves its key out.
private struct MemberWriter {
    private(set) var out: [UInt8]
    private var isFirst = true

    init(out: [UInt8]) {
        self.out = out
    }

    mutating func raw(_ key: String, _ value: String?) {
        guard let value else { return }
        begin(key)
        out.append(contentsOf: value.utf8)
    }

    mutating func number(_ key: String, _ value: (some BinaryInteger)?) {
        raw(key, value.map { String($0) })
    }

    mutating func decimal(_ key: String, _ value: Double?) {
        guard let value, value.isFinite else { return }
        // Whole numbers without the `.0` that Swift prints.
        raw(key, value.magnitude < 1e15 && value == value.rounded() ? String(Int64(value)) : value.description)
    }

    mutating func truth(_ key: String, _ value: Bool) {
        raw(key, value ? "true" : "false")
    }

    mutating func text(_ key: String, _ value: String?) {
        guard let value else { return }
        begin(key)
        quote(value)
    }

    mutating func objects<Element>(_ key: String, _ values: [Element], _ write: (Element, inout MemberWriter) -> Void) {
        begin(key)
        out.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            out.append(UInt8(ascii: "{"))
            isFirst = true
            write(value, &self)
            out.append(UInt8(ascii: "}"))
        }
        out.append(UInt8(ascii: "]"))
        isFirst = false
    }

    mutating func object(_ key: String, _ write: (inout MemberWriter) -> Void) {
        begin(key)
        out.append(UInt8(ascii: "{"))
        isFirst = true
        write(&self)
        out.append(UInt8(ascii: "}"))
        isFirst = false
    }

    mutating func texts(_ key: String, _ values: [String]) {
        begin(key)
        out.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            quote(value)
        }
        out.append(UInt8(ascii: "]"))
    }

    private mutating func begin(_ key: String) {
        if !isFirst { out.append(UInt8(ascii: ",")) }
        isFirst = false
        quote(key)
        out.append(UInt8(ascii: ":"))
    }

    private mutating func quote(_ text: String) {
        let hexadecimal = Array("0123456789abcdef".utf8)
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                out.append(UInt8(ascii: "\\"))
                out.append(byte)
            case 0..<0x20:
                out.append(contentsOf: #"\u00"#.utf8)
                out.append(hexadecimal[Int(byte >> 4)])
                out.append(hexadecimal[Int(byte & 15)])
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}
