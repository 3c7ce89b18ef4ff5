import KubernetesAPI

/// Bodies in the server's protobuf encoding; kubectl sends a few creates so.
enum ProtobufBody {
    /// The object in `bytes`.
    ///
    /// - Throws: 415: no protobuf body is read yet; kubectl's JSON is.
    static func value(_ bytes: [UInt8]) throws(StatusError) -> JSONValue {
        throw StatusError(
            code: 415, reason: "UnsupportedMediaType",
            message: "the body of the request was in protobuf; accepted media types include: "
                + "application/json, application/yaml")
    }
}
