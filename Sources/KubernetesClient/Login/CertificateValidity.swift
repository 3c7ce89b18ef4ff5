import Foundation
import Measures

/// How long a certificate is valid; all that we read of one.
struct CertificateValidity: Equatable {
    var notBefore: Timestamp
    var notAfter: Timestamp

    /// Reads the first certificate of a PEM text; nil if there is none, or it is not in the usual form.
    init?(pem: [UInt8]) {
        let lines = String(decoding: pem, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let begin = lines.firstIndex(of: "-----BEGIN CERTIFICATE-----") else { return nil }
        let body = lines[(begin + 1)...].prefix { !$0.hasPrefix("-----") }.joined()
        guard let der = Data(base64Encoded: body) else { return nil }
        self.init(der: Array(der))
    }

    /// Walks to the validity: certificate, tbsCertificate, past version, serial, algorithm and issuer.
    ///
    /// Source: RFC 5280, section 4.1.
    init?(der: [UInt8]) {
        var outer = DERReader(der[...])
        guard var certificate = outer.enter(0x30), var body = certificate.enter(0x30) else { return nil }
        if body.peek() == 0xa0 { _ = body.element() }
        for _ in 0..<3 {
            guard body.element() != nil else { return nil }
        }
        guard var validity = body.enter(0x30), let first = validity.element(), let last = validity.element(),
            let notBefore = Self.time(first), let notAfter = Self.time(last)
        else { return nil }
        self.notBefore = notBefore
        self.notAfter = notAfter
    }

    /// UTCTime `YYMMDDhhmmssZ` (before 2050) or GeneralizedTime `YYYYMMDDhhmmssZ`.
    private static func time(_ element: DERReader.Element) -> Timestamp? {
        var digits = String(decoding: element.content, as: UTF8.self)
        if element.tag == 0x17 { digits = (digits < "50" ? "20" : "19") + digits }
        guard digits.utf8.count == 15, digits.hasSuffix("Z") else { return nil }
        let text = Array(digits)
        func part(_ range: Range<Int>) -> String { String(text[range]) }
        return Timestamp(
            "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z")
    }
}

/// Steps over DER elements; knows no types.
private struct DERReader {
    struct Element {
        var tag: UInt8
        var content: ArraySlice<UInt8>
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    func peek() -> UInt8? { rest.first }

    /// The next element; nil if the bytes end too early or its length is longer than four bytes.
    mutating func element() -> Element? {
        guard let tag = rest.popFirst(), let first = rest.popFirst() else { return nil }
        var length = Int(first)
        if first >= 0x80 {
            let count = Int(first & 0x7f)
            guard (1...4).contains(count), rest.count >= count else { return nil }
            length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(count)
        }
        guard rest.count >= length else { return nil }
        defer { rest = rest.dropFirst(length) }
        return Element(tag: tag, content: rest.prefix(length))
    }

    mutating func enter(_ tag: UInt8) -> DERReader? {
        guard let element = element(), element.tag == tag else { return nil }
        return DERReader(element.content)
    }
}
