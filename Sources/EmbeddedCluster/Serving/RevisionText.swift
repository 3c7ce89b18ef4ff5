/// The words for a resourceVersion that is no number.
enum RevisionText {
    static func problem(_ text: String) -> String {
        "resourceVersion: Invalid value: \"\(text)\": strconv.ParseUint: parsing \"\(text)\": invalid syntax"
    }
}
