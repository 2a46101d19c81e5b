public import ArgumentParser
public import Ingestion
public import Ledger
public import Provenance

// Values of the library as arguments of the command line.

extension NewsDate: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(parsing: argument)
    }
}

extension VerificationKey: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument.split(whereSeparator: \.isWhitespace).joined())
    }
}

extension ChainEnd.Kind: ExpressibleByArgument {}

extension Outlet.Kind: ExpressibleByArgument {}
