/// How wide a text is about; no font is at hand to ask.
enum PlotText {
    static func width(_ text: String, size: Double) -> Double {
        Double(text.count) * size * 0.56
    }
}
