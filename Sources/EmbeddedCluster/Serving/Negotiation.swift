import APIMachinery
import KubernetesAPI

/// What a client wants to read, from its Accept header.
struct Negotiation: Hashable, Sendable {
    enum Encoding: Hashable, Sendable {
        case json, yaml
        /// Kubernetes' own protobuf; only for clients that take nothing else.
        case protobuf
    }

    enum Shape: Hashable, Sendable {
        /// The objects themselves.
        case objects
        /// `meta.k8s.io/v1` Table.
        case table
        /// `PartialObjectMetadata`.
        case metadata
        /// `PartialObjectMetadataList`, which only lists can be shown as.
        case metadataList
        /// Discovery of all groups in one document.
        case aggregatedDiscovery
    }

    var encoding = Encoding.json
    var shape = Shape.objects

    static let protobufType = "application/vnd.kubernetes.protobuf"
    private static let media = "application/json, application/yaml, application/vnd.kubernetes.protobuf"
    private static let streams =
        ", application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch"

    /// Chooses the first wanted form that the server has.
    ///
    /// - Parameters:
    ///   - accept: the header; nil or empty accepts JSON.
    ///   - isCollection: whether the path is one of a list or watch, which lists its streams when it refuses.
    ///   - isDiscovery: whether the path offers aggregated discovery.
    /// - Throws: 406.
    init(accept: String?, isCollection: Bool = false, isDiscovery: Bool = false) throws(StatusError) {
        guard let accept, !accept.isEmpty else { return }
        var knowsMedia = false
        let ranges = Self.ranges(accept)
        if ranges.allSatisfy({ $0.type == Self.protobufType && $0.parameters.isEmpty }) {
            encoding = .protobuf
            return
        }
        for range in ranges {
            guard let encoding = Self.encoding(range.type) else { continue }  // the next may be one that we have
            knowsMedia = true
            guard let shape = Self.shape(range.parameters, isDiscovery: isDiscovery) else { continue }  // likewise
            self.encoding = encoding
            self.shape = shape
            return
        }
        guard !knowsMedia else {
            throw StatusError(
                code: 406, reason: "NotAcceptable",
                message: "only the following media types are accepted: \(Self.media)")
        }
        let message =
            "406: Not Acceptable\n\nAvailable representations: \(Self.media)\(isCollection ? Self.streams : "")"
        throw StatusError(code: 406, reason: "NotAcceptable", message: message, details: [:])
    }

    private struct MediaRange {
        var type: String
        var parameters: [String: String]
        var quality: Double
    }

    /// The ranges by quality; of equal quality the first wins.
    private static func ranges(_ accept: String) -> [MediaRange] {
        let ranges = accept.split(separator: ",").map { range -> MediaRange in
            let words = range.split(separator: ";").map { $0.filter { $0 != " " } }
            var parameters: [String: String] = [:]
            for word in words.dropFirst() {
                let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
                parameters[pair[0].lowercased()] = pair.count > 1 ? pair[1] : ""
            }
            let quality = parameters.removeValue(forKey: "q").flatMap(Double.init) ?? 1
            return MediaRange(
                type: words.first.map { $0.lowercased() } ?? "", parameters: parameters, quality: quality)
        }
        return ranges.enumerated().sorted { left, right in
            (right.element.quality, left.offset) < (left.element.quality, right.offset)
        }.map(\.element)
    }

    private static func encoding(_ type: String) -> Encoding? {
        switch type {
        case "application/json", "application/*", "*/*": .json
        case "application/yaml": .yaml
        default: nil
        }
    }

    private static func shape(_ parameters: [String: String], isDiscovery: Bool) -> Shape? {
        guard let kind = parameters["as"] else { return .objects }
        switch (kind, parameters["g"], parameters["v"]) {
        case ("Table", "meta.k8s.io", "v1") where !isDiscovery: return .table
        case ("PartialObjectMetadata", "meta.k8s.io", "v1") where !isDiscovery: return .metadata
        case ("PartialObjectMetadataList", "meta.k8s.io", "v1") where !isDiscovery: return .metadataList
        case ("APIGroupDiscoveryList", "apidiscovery.k8s.io", "v2") where isDiscovery: return .aggregatedDiscovery
        default: return nil
        }
    }
}
