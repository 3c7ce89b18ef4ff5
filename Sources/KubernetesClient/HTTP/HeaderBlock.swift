/// Reads an answer's head as it arrives, a line at a time.
struct HeaderBlock {
    /// Lines that are kept; Kubernetes sends about ten.
    static let linesMax = 128
    /// Bytes of one line that are read.
    static let lineBytesMax = 8_192

    /// What a line meant.
    enum Event: Equatable {
        /// More lines follow.
        case more
        /// The head is complete. An interim answer (1xx) never is.
        case complete
    }

    /// The status; 0 until the first line.
    private(set) var status = 0
    private var entries: [TransferRequest.Header] = []

    /// The headers so far.
    var headers: ResponseHeaders { ResponseHeaders(entries) }

    /// Takes one line, its end included.
    ///
    /// - Throws: `interrupted` if the line is no part of an HTTP head, or there are too many.
    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) throws(TransferError) -> Event {
        guard bytes.count <= Self.lineBytesMax else { throw .interrupted("a header line of \(bytes.count) bytes") }
        var line = bytes[...]
        while let last = line.last, last == 0x0d || last == 0x0a { line = line.dropLast() }
        if line.isEmpty { return status >= 200 ? .complete : .more }
        if line.starts(with: "HTTP/".utf8) {
            try takeStatus(line)
            return .more
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            // Folded lines have been forbidden since RFC 7230; nothing that we read uses them.
            return .more
        }
        guard entries.count < Self.linesMax else { throw .interrupted("more than \(Self.linesMax) header lines") }
        let name = String(decoding: line[..<colon], as: UTF8.self)
        let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        entries.append(.init(name, String(decoding: value, as: UTF8.self)))
        return .more
    }

    /// A status line begins a new head: an interim answer may have come before it.
    private mutating func takeStatus(_ line: Slice<UnsafeBufferPointer<UInt8>>) throws(TransferError) {
        let words = line.split(separator: 0x20, maxSplits: 2)
        guard words.count >= 2, let code = Int(String(decoding: words[1], as: UTF8.self)), (100..<600).contains(code)
        else { throw .interrupted("no HTTP status line") }
        status = code
        entries = []
    }
}
