import Measures

/// Draws a `DemoFrame` as lines of at most 100 columns; pure, so that a test can read it.
struct DemoScreen {
    /// The title's fixed part, such as `azure-conv ×20 · 30× real time`.
    let title: String
    /// Where /metrics of the controller is served.
    let address: String

    static let widthMax = 100
    private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let sparklineWidth = 40

    /// What is played, and where to look.
    var heading: String { "outrider demo · \(title) · \(address)" }

    /// The whole picture.
    func lines(_ frame: DemoFrame) -> [String] {
        [
            heading,
            "\(Self.clock(frame.elapsed)) of \(Self.clock(frame.length))",
            "",
            "demand req/s   " + Self.sparkline(frame.demandHistory) + "   now \(Self.short(frame.demand))",
            Self.header,
            Self.row(frame.outrider),
            Self.row(frame.plain),
            "",
            frame.lastDecision ?? "waiting for the first decision",
        ].map { String($0.prefix(Self.widthMax)) }
    }

    /// One line of the same, for output that is no terminal.
    func plainLine(_ frame: DemoFrame) -> String {
        "\(Self.clock(frame.elapsed))  demand \(Self.short(frame.demand)) req/s"
            + "  \(Self.summary(frame.outrider))  \(Self.summary(frame.plain))"
    }

    static let header =
        "                 ready  pending  wanted   TTFT p95   SLO misses   GPU-hours"

    static func row(_ fleet: DemoFrame.Fleet) -> String {
        pad(fleet.name, to: 14, right: true)
            + pad(String(fleet.ready), to: 8) + pad(String(fleet.pending), to: 9)
            + pad(fleet.wanted.map(String.init) ?? "–", to: 8)
            + pad(milliseconds(fleet.timeToFirstToken), to: 11)
            + pad(percent(fleet.missRatio), to: 13)
            + pad(fixed(fleet.gpuHours, digits: 2), to: 12)
    }

    private static func summary(_ fleet: DemoFrame.Fleet) -> String {
        let wanted = fleet.wanted.map(String.init) ?? "–"
        let latency = milliseconds(fleet.timeToFirstToken)
        return "\(fleet.name): \(fleet.ready)+\(fleet.pending) of \(wanted), TTFT p95 \(latency)"
    }

    /// Eight heights; the highest bar is the largest value.
    static func sparkline(_ values: [Double]) -> String {
        let shown = values.suffix(sparklineWidth)
        guard let top = shown.max(), top > 0
        else { return String(repeating: bars[0], count: max(shown.count, 1)) }
        return String(shown.map { bars[min(Int($0 / top * 8), 7)] })
    }

    /// `00:12:40`.
    static func clock(_ duration: Duration) -> String {
        let seconds = max(duration.components.seconds, 0)
        return [seconds / 3_600, seconds / 60 % 60, seconds % 60]
            .map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
    }

    static func milliseconds(_ duration: Duration?) -> String {
        guard let duration else { return "–" }
        return "\(Int((duration.seconds * 1_000).rounded())) ms"
    }

    static func percent(_ ratio: Double?) -> String {
        guard let ratio else { return "–" }
        return "\(fixed(ratio * 100, digits: 1)) %"
    }

    /// A number with a fixed count of decimals, without a locale.
    static func fixed(_ value: Double, digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((abs(value) * scale).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard digits > 0 else { return sign + String(scaled) }
        let fraction = String(scaled % Int(scale))
        return sign + String(scaled / Int(scale)) + "." + String(repeating: "0", count: digits - fraction.count)
            + fraction
    }

    /// A number without needless decimals: `20`, `2.5`.
    static func plain(_ value: Double) -> String {
        value == value.rounded() ? fixed(value, digits: 0) : fixed(value, digits: 1)
    }

    private static func short(_ value: Double) -> String {
        value < 10 ? fixed(value, digits: 1) : fixed(value, digits: 0)
    }

    private static func pad(_ text: String, to width: Int, right: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(width - text.count, 0))
        return right ? text + blanks : blanks + text
    }
}
