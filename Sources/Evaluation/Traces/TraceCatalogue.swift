import Compression
public import Simulation

/// The traces that a folder of files holds.
///
/// Files of one stem are one trace: `X.requests.csv`, else `X.clients.csv`, else `X.rate.csv`, each perhaps with `.gz`;
/// `X.lengths.csv` says the tokens of clients and rates. A rate without token columns and without lengths takes the
/// caller's, and so do clients without lengths.
public struct TraceCatalogue: Hashable, Sendable {
    /// The traces that we accept in one folder.
    static let tracesMax = 10_000
    /// The bytes that a file may have when unpacked: a hundred for each of the lines that `Trace` accepts.
    static let bytesMax = 100 * Trace.linesMax

    /// The traces by name.
    public let traces: [EvaluationTrace]
    /// Names of the files that no trace took: other endings, and rates and clients beside something better.
    public let passedOver: [String]

    /// Reads files.
    ///
    /// - Parameters:
    ///   - files: in any order.
    ///   - otherwise: tokens of requests where no file says; the Azure conversations' are the product's.
    /// - Throws: the first file, by name, that cannot be read.
    public init(_ files: [TraceFile], otherwise: LengthSample) throws(TraceError) {
        var byStem: [String: [TraceFileName.Kind: TraceFile]] = [:]
        var passedOver: [String] = []
        for file in files.sorted(by: { $0.name < $1.name }) {
            guard let name = TraceFileName(file.name) else {
                passedOver.append(file.name)
                continue  // reported
            }
            guard byStem[name.stem, default: [:]].updateValue(file, forKey: name.kind) == nil else {
                throw TraceError(
                    file: file.name, line: 1, field: "file", found: "a second \(name.stem).\(name.kind.rawValue).csv",
                    accepted: "one of each kind, packed or not")
            }
        }
        guard byStem.count <= Self.tracesMax else {
            throw TraceError(
                file: files.first?.name ?? "", line: 1, field: "folder", found: "\(byStem.count) traces",
                accepted: "at most \(Self.tracesMax)")
        }
        var traces: [EvaluationTrace] = []
        for (stem, kinds) in byStem.sorted(by: { $0.key < $1.key }) {
            guard let main = [.requests, .clients, .rate].first(where: { kinds[$0] != nil }), let file = kinds[main]
            else {
                passedOver += kinds.values.map(\.name)
                continue  // lengths of nothing; reported
            }
            let lengthsFile = main == .requests ? nil : kinds[.lengths]
            let bytes = try Self.unpacked(file)
            let lengthBytes = try lengthsFile.map(Self.unpacked)
            let trace = try Trace(bytes: bytes, file: file.name)
            let histogram = try zip(lengthsFile, lengthBytes).map { file, bytes throws(TraceError) in
                try LengthHistogram(bytes: bytes, file: file.name)
            }
            traces.append(
                EvaluationTrace(
                    name: stem, trace: trace, histogram: histogram, otherwise: otherwise,
                    contentHash: ContentHash.of([bytes, lengthBytes ?? []])))
            passedOver += kinds.filter { $0.value != file && $0.value != lengthsFile }.map(\.value.name)
        }
        self.traces = traces
        self.passedOver = passedOver.sorted()
    }

    /// The trace of a name.
    public subscript(name: String) -> EvaluationTrace? {
        traces.first { $0.name == name }
    }

    private static func unpacked(_ file: TraceFile) throws(TraceError) -> [UInt8] {
        guard Gzip.isPacked(file.bytes) else { return file.bytes }
        do throws(GzipError) {
            return try Gzip.unpack(file.bytes, bytesMax: bytesMax)
        } catch {
            throw TraceError(
                file: file.name, line: 1, field: "file", found: error.description,
                accepted: "gzip of up to \(bytesMax) bytes")
        }
    }
}

/// Both, if both are there.
private func zip<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
    guard let first, let second else { return nil }
    return (first, second)
}
