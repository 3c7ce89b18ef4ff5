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
            return "<polygon class=\"\(PlotStyle.fill(index))\" points=\"\(corners)\"/>\n"
        }
        switch (index / PlotStyle.colours + index) % 4 {
        case 0:
            body +=
                "<circle class=\"\(PlotStyle.fill(index))\" cx=\"\(Self.text(x))\" cy=\"\(Self.text(y))\" r=\"4.5\"/>\n"
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
            \(PlotStyle.sheet)
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
