import Foundation

/// The parts of an absolute URL that we tell apart.
struct URLParts: Equatable {
    /// In lower case.
    var scheme: String
    /// With its brackets if it is an IPv6 address.
    var host: String
    /// nil if the URL names none.
    var port: Int?
    /// Path and query, as they stand.
    var rest: String

    /// Cuts `url`; nil if it has no scheme or no host, or carries user information.
    init?(_ url: String) {
        guard let mark = url.range(of: "://") else { return nil }
        scheme = url[..<mark.lowerBound].lowercased()
        let after = url[mark.upperBound...]
        let end = after.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? after.endIndex
        let authority = after[..<end]
        rest = String(after[end...])
        guard !authority.isEmpty, !authority.contains("@") else { return nil }
        let hostEnd = authority.hasPrefix("[") ? authority.firstIndex(of: "]").map(authority.index(after:)) : nil
        let colon = authority[(hostEnd ?? authority.startIndex)...].firstIndex(of: ":")
        host = String(authority[..<(colon ?? authority.endIndex)])
        guard let colon else { return }
        guard let number = Int(authority[authority.index(after: colon)...]), (1...65_535).contains(number)
        else { return nil }
        port = number
    }
}
