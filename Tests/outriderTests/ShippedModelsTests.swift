import Deciding
import Testing

@testable import outrider

@Suite struct ShippedModelsTests {
    @Test func `the parameters beside the program are whole, and of the shape that the program has`() throws {
        #expect(try ShippedModels.load().forecaster != nil)
    }
}
