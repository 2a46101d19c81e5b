import ArgumentParser
import Foundation
import Ingestion

/// Runs over inputs; one that fails is said and given an error document, and the others are still done.
struct Filter {
    /// Whether failures get a document in the output.
    let printsErrors: Bool
    private var status: Int32 = 0

    init(printsErrors: Bool) {
        self.printsErrors = printsErrors
    }

    mutating func run(_ inputs: [Input], _ body: (Input) throws -> Void) throws {
        for input in inputs {
            do {
                try body(input)
            } catch let error as IngestionError where error.code == .inputOutput && error.message.hasPrefix("standard")
            {
                throw error
            } catch {
                try fail(input.name, error)
            }
        }
    }

    mutating func run(_ inputs: [Input], _ body: (Input) async throws -> Void) async throws {
        for input in inputs {
            do {
                try await body(input)
            } catch let error as IngestionError where error.code == .inputOutput && error.message.hasPrefix("standard")
            {
                throw error
            } catch {
                try fail(input.name, error)
            }
        }
    }

    private mutating func fail(_ input: String, _ error: any Error) throws {
        let message = "\(error)"
        Output.complain(message.contains(input) ? message : "\(input): \(message)")
        if printsErrors { try Output.json(ErrorDocument(input: input, error: error)) }
        if status == 0 { status = ExitStatus.of(error) }
    }

    /// Ends with the status of the first input that failed.
    func end() throws {
        if status != 0 { throw ExitCode(status) }
    }
}
