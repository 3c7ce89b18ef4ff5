import Measures

/// Why one scrape of one pod gave nothing, in words for the workload's owner.
struct ScrapeFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong.
    enum Problem: Hashable, Sendable {
        /// It answered, with another status than 200.
        case status(Int)
        /// It could not be reached; the client's own words.
        case unreachable(String)
        /// It did not answer in time.
        case late
        /// It answered with more than we read.
        case tooLarge
        /// What it answered is no exposition.
        case unreadable(PrometheusTextError)
        /// Nothing tells the port.
        case noPort
        /// The read's time was up before its turn came.
        case noTime
    }

    /// The pod's name.
    var pod: String
    /// The URL without its query; empty where none could be made.
    var url: String
    /// What went wrong.
    var problem: Problem

    /// Makes a failure; a query in `url` is cut off.
    init(pod: String, url: String, problem: Problem) {
        self.pod = pod
        self.url = String(url.prefix { $0 != "?" })
        self.problem = problem
    }

    /// Reads: `GET http://10.0.0.7:8000/metrics of pod llm-0 answered 404; accepted: 200 with …; set …`.
    var description: String {
        let change = "set outrider.dev/scrape-port and outrider.dev/scrape-path to where the pods expose their metrics"
        let request = "GET \(url) of pod \(pod)"
        switch problem {
        case .status(let status):
            return "\(request) answered \(status); accepted: 200 with the Prometheus text format; \(change)"
        case .unreachable(let words): return "\(request) failed: \(words); \(change)"
        case .late: return "\(request) did not answer within \(Int(PodScraper.deadline.seconds)) s"
        case .tooLarge: return "\(request) answered more than \(PrometheusText.bytesMax) bytes"
        case .unreadable(let error):
            return "\(request) answered what is no Prometheus text: \(error); \(change)"
        case .noPort:
            return "pod \(pod) declares no port named metrics or http, and more or fewer than one; "
                + "set outrider.dev/scrape-port to the one where it exposes its metrics"
        case .noTime: return "\(request) was not tried: the pods before it took all the time there was"
        }
    }

    /// One word for `outrider_scrape_failures_total`.
    var reason: String {
        switch problem {
        case .status: "status"
        case .unreachable: "unreachable"
        case .late: "late"
        case .tooLarge: "too_large"
        case .unreadable: "unreadable"
        case .noPort: "no_port"
        case .noTime: "no_time"
        }
    }

    /// The same as a reading's absence.
    var absence: Absence {
        let text = "unable to fetch metrics from pods: \(description)"
        switch problem {
        case .status(let status): return .refused(status: status, message: text)
        case .unreachable, .late, .tooLarge, .unreadable, .noPort, .noTime: return .failed(message: text)
        }
    }
}
