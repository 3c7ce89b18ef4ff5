import Testing

@testable import Planning

@Suite struct SearchDimensionTests {
    @Test func `each integer has the same share of the way`() {
        let dimension = SearchDimension("replicas", in: 2...5, scale: .integer)
        let values = (0..<400).map { dimension.value(at: (Double($0) + 0.5) / 400) }
        for value in 2...5 { #expect(values.count { $0 == Double(value) } == 100) }
        #expect(dimension.value(at: 1) == 5)
    }

    @Test func `a logarithmic dimension's middle is the geometric mean`() {
        let dimension = SearchDimension("window", in: 1...100, scale: .logarithmic)
        #expect(abs(dimension.value(at: 0.5) - 10) < 1e-9)
        #expect(dimension.value(at: 0) == 1)
        #expect(dimension.value(at: 1) == 100)
    }

    @Test(arguments: [SearchDimension.Scale.real, .logarithmic, .integer])
    func `a value comes back from its place`(scale: SearchDimension.Scale) {
        let dimension = SearchDimension("x", in: 1...9, scale: scale)
        for value in 1...9 {
            #expect(abs(dimension.value(at: dimension.place(of: Double(value))) - Double(value)) < 1e-9)
        }
    }

    @Test func `a value outside the range is taken for its end`() {
        let dimension = SearchDimension("x", in: 1...9)
        #expect(dimension.place(of: 40) == 1)
        #expect(dimension.place(of: -4) == 0)
    }
}
