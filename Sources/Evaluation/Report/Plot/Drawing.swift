/// A picture as SVG: shapes and text by class, no scripts, nothing from elsewhere.
///
/// It brings its own background and follows the reader's light or dark preference, so that it can stand in any page.
struct Drawing {
    let width: Double
    let height: Double
    private var body = ""

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    /// The colours are Okabe and Ito's, told apart by most colour-blind readers; darker or lighter by background.
    private static let style = """
        text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;fill:#24292f}
        .title{font-size:15px;font-weight:600}.quiet{fill:#656d76}.small{font-size:11px}
        .page{fill:#ffffff}.grid{stroke:#d8dee4;stroke-width:1}.axis{stroke:#8c959f;stroke-width:1}
        .line{fill:none;stroke-width:1.6;stroke-linejoin:round}.dashed{stroke-dasharray:5 4}.whisker{stroke-width:1.4}
        .limit{fill:none;stroke:#cf222e;stroke-width:1.2;stroke-dasharray:2 3}.fault{fill:#bf8700;fill-opacity:.16}
        .c0{stroke:#0072b2}.c1{stroke:#d55e00}.c2{stroke:#009e73}.c3{stroke:#cc79a7}.c4{stroke:#b58900}.c5{stroke:#56b4e9}\
        .c6{stroke:#7a7a7a}
        .f0{fill:#0072b2}.f1{fill:#d55e00}.f2{fill:#009e73}.f3{fill:#cc79a7}.f4{fill:#b58900}.f5{fill:#56b4e9}\
        .f6{fill:#7a7a7a}
        @media(prefers-color-scheme:dark){text{fill:#e6edf3}.quiet{fill:#9198a1}.page{fill:#0d1117}.grid{stroke:#2f353d}\
        .axis{stroke:#656c76}.limit{stroke:#f85149}.fault{fill:#d29922;fill-opacity:.22}.c0{stroke:#4aa3df}.f0{fill:#4aa3df}\
        .c1{stroke:#f0883e}.f1{fill:#f0883e}.c2{stroke:#2fbf94}.f2{fill:#2fbf94}}
        """

    /// Colours that `series` tells apart.
    static let colours = 7

    /// Class of the `index`th series as a stroke.
    static func stroke(_ index: Int) -> String { "c\(index % colours)" }

    /// Class of the `index`th series as a fill.
    static func fill(_ index: Int) -> String { "f\(index % colours)" }

    mutating func line(_ from: PlotPoint, _ to: PlotPoint, class name: String) {
        body += "<line class=\"\(name)\" x1=\"\(Self.text(from.x))\" y1=\"\(Self.text(from.y))\""
        body += " x2=\"\(Self.text(to.x))\" y2=\"\(Self.text(to.y))\"/>\n"
    }

    mutating func path(_ points: [PlotPoint], class name: String) {
        guard points.count > 1 else { return }
        let steps = points.map { "\(Self.text($0.x)) \(Self.text($0.y))" }.joined(separator: "L")
        body += "<path class=\"\(name)\" d=\"M\(steps)\"/>\n"
    }

    mutating func rectangle(_ corner: PlotPoint, width: Double, height: Double, class name: String) {
        body += "<rect class=\"\(name)\" x=\"\(Self.text(corner.x))\" y=\"\(Self.text(corner.y))\""
        body += " width=\"\(Self.text(width))\" height=\"\(Self.text(height))\"/>\n"
    }

    /// A marker of the `index`th series: colour and shape together tell 28 series apart.
    mutating func marker(_ at: PlotPoint, series index: Int) {
        let x = at.x
        let y = at.y
        func polygon(_ points: [(Double, Double)]) -> String {
            let corners = points.map { "\(Self.text(x + $0.0)),\(Self.text(y + $0.1))" }.joined(separator: " ")
            return "<polygon class=\"\(Self.fill(index))\" points=\"\(corners)\"/>\n"
        }
        switch (index / Self.colours + index) % 4 {
        case 0:
            body += "<circle class=\"\(Self.fill(index))\" cx=\"\(Self.text(x))\" cy=\"\(Self.text(y))\" r=\"4.5\"/>\n"
        case 1: body += polygon([(-4, -4), (4, -4), (4, 4), (-4, 4)])
        case 2: body += polygon([(0, -5.5), (5, 4), (-5, 4)])
        default: body += polygon([(0, -6), (6, 0), (0, 6), (-6, 0)])
        }
    }

    /// Where a text stands with respect to its point.
    enum Anchor: String {
        case start, middle, end
    }

    mutating func text(
        _ text: String, at point: PlotPoint, anchor: Anchor = .start, class name: String = "", turned: Bool = false
    ) {
        let turn = turned ? " transform=\"rotate(-90 \(Self.text(point.x)) \(Self.text(point.y)))\"" : ""
        let style = name.isEmpty ? "" : " class=\"\(name)\""
        body += "<text\(style) x=\"\(Self.text(point.x))\" y=\"\(Self.text(point.y))\""
        body += " text-anchor=\"\(anchor.rawValue)\"\(turn)>\(Self.escaped(text))</text>\n"
    }

    /// The document; `title` is what a screen reader says.
    func svg(title: String) -> String {
        let size = "\(Self.text(width)) \(Self.text(height))"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" width="\(Self.text(width))" \
            height="\(Self.text(height))" role="img">
            <title>\(Self.escaped(title))</title>
            <style>
            \(Self.style)
            </style>
            <rect class="page" width="100%" height="100%"/>
            \(body)</svg>

            """
    }

    /// A coordinate with at most one decimal: a tenth of a pixel is invisible.
    private static func text(_ coordinate: Double) -> String {
        DecimalText.trimmed(coordinate, digits: 1)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

/// A place in a drawing: right and down from its upper left corner.
struct PlotPoint: Hashable {
    var x: Double
    var y: Double
}
