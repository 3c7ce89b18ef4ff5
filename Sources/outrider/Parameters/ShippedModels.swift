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
        guard let data = found(name) else {
            throw CommandRefusal("\(name) is missing beside the program; install it whole")
        }
        do {
            return Models(forecaster: try QuantileNetwork(ParameterFile(bytes: Array(data))))
        } catch {
            throw CommandRefusal("\(name): \(error)")
        }
    }

    /// The file in the resources' folder beside the program.
    ///
    /// Not through `Bundle.module` where that can be: its accessor ends the program if the folder is missing.
    private static func found(_ name: String) -> Data? {
        #if canImport(Darwin)
            return Bundle.module.url(forResource: name, withExtension: nil).flatMap { try? Data(contentsOf: $0) }
        #else
            let folder = Bundle.main.bundleURL.appending(path: "outrider_outrider.resources")
            return try? Data(contentsOf: folder.appending(path: name))
        #endif
    }
}
