public import KubernetesAPI

/// What a write sends: bytes with their media type, or a value that this process made itself.
public enum RequestBody: Sendable {
    /// Bytes as they came, with the Content-Type header (nil or empty means JSON).
    case bytes([UInt8], contentType: String?)
    /// A value that needs no decoding.
    case value(JSONValue)
}
