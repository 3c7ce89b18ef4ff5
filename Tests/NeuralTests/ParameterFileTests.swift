import Neural
import Testing

@Suite struct ParameterFileTests {
    let network = Network(inputs: 3, layers: [.dense(2), .norm])

    var file: ParameterFile {
        var random = TestRandom(state: 1)
        return ParameterFile(
            provenance: "made by: a test\nüber alles", layout: network.layout,
            values: network.initialParameters(using: &random))
    }

    @Test func `a file reads back as it was written`() throws {
        let read = try ParameterFile(bytes: file.encoded())
        #expect(read == file)
        #expect(read.tensors.map(\.name) == ["0.weight", "0.bias", "1.gain", "1.shift"])
        #expect(try read.values(for: network.layout) == file.tensors.flatMap(\.values))
    }

    @Test func `the format stays as it is`() {
        let bytes = ParameterFile(
            provenance: "p", tensors: [.init(name: "w", dimensions: [1, 2], values: [1, -2])]
        ).encoded()
        let head: [UInt8] =
            Array("NNPARAMS".utf8) + [1, 0, 0, 0, 1, 0, 0, 0] + Array("p".utf8) + [1, 0, 0, 0, 1, 0, 0, 0]
            + Array("w".utf8) + [2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 128, 63, 0, 0, 0, 192]
        #expect(bytes == head + SHA256.digest(head))
    }

    @Test func `parameters of another network are refused by name and shape`() throws {
        let wider = Network(inputs: 4, layers: [.dense(2), .norm])
        #expect(throws: ParameterFileError.self) { try file.values(for: wider.layout) }
        do throws(ParameterFileError) {
            _ = try file.values(for: wider.layout)
        } catch {
            #expect(error.description == "parameters: shape of 0.weight is [3, 2]; accepted: [4, 2]")
        }
        let longer = Network(inputs: 3, layers: [.dense(2), .norm, .dense(1)])
        #expect(throws: ParameterFileError.self) { try file.values(for: longer.layout) }
        let renamed = Network(inputs: 3, layers: [.residual([.dense(3)]), .norm])
        #expect(throws: ParameterFileError.self) { try file.values(for: renamed.layout) }
    }

    @Test func `one flipped bit anywhere is noticed`() {
        let bytes = file.encoded()
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 1 << UInt8(index % 8)
            #expect(throws: ParameterFileError.self, "byte \(index)") { try ParameterFile(bytes: damaged) }
        }
    }

    @Test func `every cut is noticed`() {
        let bytes = file.encoded()
        for count in bytes.indices {
            #expect(throws: ParameterFileError.self) { try ParameterFile(bytes: Array(bytes[..<count])) }
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `hostile content under a right digest throws or reads, and never traps`(seed: UInt64) {
        var random = TestRandom(state: seed)
        let bytes = file.encoded().dropLast(32)
        for _ in 0..<200 {
            var damaged = Array(bytes)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = Int.random(in: 12..<damaged.count, using: &random)
                damaged[index] = UInt8.random(in: 0...255, using: &random)
            }
            if Bool.random(using: &random) {
                damaged.removeLast(Int.random(in: 0..<damaged.count - 12, using: &random))
            }
            let read = try? ParameterFile(bytes: damaged + SHA256.digest(damaged))
            #expect(read?.tensors.allSatisfy { $0.values.allSatisfy(\.isFinite) } ?? true)
        }
    }

    @Test func `numbers beyond the limits are refused before any memory is asked for`() {
        let head = Array("NNPARAMS".utf8) + [1, 0, 0, 0]
        let huge: [UInt8] = [255, 255, 255, 255]
        let none: [UInt8] = [0, 0, 0, 0]
        let one: [UInt8] = [1, 0, 0, 0]
        let name = one + Array("w".utf8)
        let claims: [[UInt8]] = [
            huge, none + huge, none + one + huge, none + one + name + huge,
            none + one + name + [2, 0, 0, 0] + [0, 0, 255, 0] + [0, 0, 255, 0],
            none + one + name + one + [0, 0, 1, 0],
        ]
        for claim in claims {
            let body = head + claim
            #expect(throws: ParameterFileError.self) { try ParameterFile(bytes: body + SHA256.digest(body)) }
        }
    }

    @Test func `a number that is not finite is refused`() {
        let tensor = ParameterFile.Tensor(name: "w", dimensions: [1], values: [.nan])
        let bytes = ParameterFile(provenance: "", tensors: [tensor]).encoded()
        do throws(ParameterFileError) {
            _ = try ParameterFile(bytes: bytes)
            Issue.record("read")
        } catch {
            #expect(error.description == "parameters: values of w is nan; accepted: finite numbers")
        }
    }
}
