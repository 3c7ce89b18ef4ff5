/// Bytes that cannot be unpacked.
public enum GzipError: Error, Hashable, Sendable, CustomStringConvertible {
    /// They do not begin as gzip does, or something else follows the last member.
    case notGzip
    /// They end before their member does.
    case truncated
    /// They contradict themselves; zlib's reason, such as `incorrect data check`.
    case corrupt(String)
    /// More than the accepted number of bytes would come out.
    case tooLarge(bytesMax: Int)

    /// What is wrong, as the end of a sentence about a file.
    public var description: String {
        switch self {
        case .notGzip: "is not gzip"
        case .truncated: "is gzip that ends too early"
        case .corrupt(let reason): "is gzip that cannot be unpacked: \(reason)"
        case .tooLarge(let bytesMax): "is gzip of more than \(bytesMax) bytes"
        }
    }
}
