/// Lines and marks over one axis each, as SVG: what was published, and what was measured.
struct Chart {
    private static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"]
    private static let (width, height, left, bottom, top) = (640.0, 360.0, 56.0, 40.0, 44.0)

    private struct Series {
        var name: String
        var line: [(Double, Double)]
        var marks: [(Double, Double)]
    }

    let title: String
    private var series: [Series] = []

    init(title: String) {
        self.title = title
    }

    mutating func add(_ name: String, line: [(Double, Double)], marks: [(Double, Double)]) {
        series.append(Series(name: name, line: line, marks: marks))
    }

    var svg: String {
        let points = series.flatMap { $0.line + $0.marks }
        let xMax = points.map(\.0).max() ?? 1
        let yMax = (points.map(\.1).max() ?? 1) * 1.05
        func place(_ point: (Double, Double)) -> (x: String, y: String) {
            (
                Self.text(Self.left + point.0 / xMax * (Self.width - Self.left - 16)),
                Self.text(Self.height - Self.bottom - point.1 / yMax * (Self.height - Self.bottom - Self.top))
            )
        }
        var body = ""
        for part in 0...4 {
            let (x, y) = (xMax * Double(part) / 4, yMax * Double(part) / 4)
            body += "<line class=\"grid\" x1=\"\(Self.left)\" x2=\"\(Self.width - 16)\""
            body += " y1=\"\(place((0, y)).y)\" y2=\"\(place((0, y)).y)\"/>\n"
            body += "<text x=\"\(Self.left - 6)\" y=\"\(place((0, y)).y)\" text-anchor=\"end\">\(Self.text(y))</text>\n"
            body += "<text x=\"\(place((x, 0)).x)\" y=\"\(Self.height - 16)\" text-anchor=\"middle\">"
            body += "\(Self.text(x))</text>\n"
        }
        for (number, one) in series.enumerated() {
            let colour = Self.colours[number % Self.colours.count]
            let path = one.line.map { "\(place($0).x) \(place($0).y)" }.joined(separator: "L")
            body += "<path fill=\"none\" stroke=\"\(colour)\" d=\"M\(path)\"/>\n"
            for mark in one.marks {
                body += "<circle fill=\"\(colour)\" r=\"4\" cx=\"\(place(mark).x)\" cy=\"\(place(mark).y)\"/>\n"
            }
            let y = Self.top + 14 * Double(number)
            body += "<text x=\"\(Self.left + 12)\" y=\"\(y)\" style=\"fill:\(colour)\">\(one.name)</text>\n"
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(Self.height)" role="img">
            <title>\(title)</title>
            <style>text{font:12px system-ui,sans-serif;fill:#57606a}.grid{stroke:#d0d7de}</style>
            <rect width="100%" height="100%" fill="#ffffff"/>
            <text x="16" y="22" style="font-size:14px;fill:#24292f">\(title)</text>
            \(body)</svg>

            """
    }

    private static func text(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
