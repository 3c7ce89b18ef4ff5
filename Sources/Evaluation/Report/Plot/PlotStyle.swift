/// How the classes of a drawing look, on a light page and on a dark one.
enum PlotStyle {
    /// Colours of series: Okabe and Ito's, told apart by most colour-blind readers; a lighter tone on dark pages.
    private static let tones = [
        (light: "#0072b2", dark: "#4aa3df"), ("#d55e00", "#f0883e"), ("#009e73", "#2fbf94"), ("#cc79a7", "#cc79a7"),
        ("#b58900", "#d4a72c"), ("#56b4e9", "#79c0ff"), ("#7a7a7a", "#9198a1"),
    ]

    /// How many series colour alone tells apart.
    static let colours = tones.count

    /// Class of the `index`th series as a stroke.
    static func stroke(_ index: Int) -> String { "c\(index % colours)" }

    /// Class of the `index`th series as a fill.
    static func fill(_ index: Int) -> String { "f\(index % colours)" }

    /// The style sheet.
    static let sheet = """
        text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
        .title{font-size:15px;font-weight:600}.small{font-size:11px}
        .grid,.axis{stroke-width:1}.line,.limit{fill:none;stroke-linejoin:round}.line{stroke-width:1.6}
        .dashed{stroke-dasharray:5 4}.whisker{stroke-width:1.4}.limit{stroke-width:1.2;stroke-dasharray:2 3}
        .fault{fill:#bf8700;fill-opacity:.18}
        \(colours(\.light, text: "#24292f", quiet: "#656d76", page: "#ffffff", grid: "#d8dee4", axis: "#8c959f"))
        .limit{stroke:#cf222e}
        @media(prefers-color-scheme:dark){
        \(colours(\.dark, text: "#e6edf3", quiet: "#9198a1", page: "#0d1117", grid: "#2f353d", axis: "#656c76"))
        .limit{stroke:#f85149}}
        """

    private static func colours(
        _ tone: KeyPath<(light: String, dark: String), String>, text: String, quiet: String, page: String, grid: String,
        axis: String
    ) -> String {
        let series = tones.enumerated().map { index, pair in
            ".c\(index){stroke:\(pair[keyPath: tone])}.f\(index){fill:\(pair[keyPath: tone])}"
        }
        return """
            text{fill:\(text)}.quiet{fill:\(quiet)}.page{fill:\(page)}.grid{stroke:\(grid)}.axis{stroke:\(axis)}
            \(series.joined())
            """
    }
}
