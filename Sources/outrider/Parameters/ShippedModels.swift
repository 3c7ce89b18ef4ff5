import Deciding
import Forecasting
import Foundation
import Neural

/// The trained parameters that come with the program.
enum ShippedModels {
    /// Reads them.
    ///
    /// - Throws: a file that is missing or damaged: the program was not installed whole.
    static func load() throws(CommandRefusal) -> Models {
        let name = "forecaster.params"
        guard let url = Bundle.module.url(forResource: "forecaster", withExtension: "params"),
            let data = try? Data(contentsOf: url)
        else { throw CommandRefusal("\(name) is missing beside the program; install it whole") }
        do {
            return Models(forecaster: try QuantileNetwork(ParameterFile(bytes: Array(data))))
        } catch {
            throw CommandRefusal("\(name): \(error)")
        }
    }
}
