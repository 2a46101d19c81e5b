extension StoredLedger {
    /// The proof that the log holds an entry, against its newest checkpoint.
    ///
    /// Throws `LedgerError` with the code `noEntry` where there is no such entry.
    public func inclusionProof(of index: Int64) async throws -> InclusionDocument {
        try await publish { try $0.inclusionDocument(of: index) }
    }

    /// An entry's bytes, as the log has them; `nil` where there is no such entry.
    public func entryBytes(at index: Int64) async throws -> [UInt8]? {
        try await publish { try $0.bytes(at: index) }
    }

    /// The proof that the log still begins with its first entries, as they were at an older size.
    ///
    /// Throws `LedgerError` with the code `noEntry` where the log was never so large.
    public func consistencyProof(from size: TreeSize) async throws -> ConsistencyDocument {
        try await publish { try $0.consistencyDocument(from: size) }
    }

    /// Writes the record as one document, in pieces, from one consistent state.
    public func export(_ format: ExportFormat, to write: @escaping @Sendable ([UInt8]) throws -> Void) async throws {
        let (origin, isImported, prefixes) = (origin, isImported, ProvenancePrefixes(origin: origin))
        try await publish { reader in
            let sink = TextSink(write)
            switch format {
            case .provJSON:
                let export = ProvenanceExport(
                    reader: reader, source: reader, size: try reader.head().size, isImported: isImported)
                try PROVJSONExport(export: export, prefixes: prefixes, sink: sink).write()
            case .jsonld:
                let export = ProvenanceExport(
                    reader: reader, source: reader, size: try reader.head().size, isImported: isImported)
                try PROVJSONLDExport(export: export, prefixes: prefixes, sink: sink).write()
            case .annotations:
                try AnnotationExport(
                    reader: reader, source: reader, origin: origin, sink: sink, isImported: isImported
                ).write()
            case .graphml: try GraphMLExport(graph: CitationGraph(reader), sink: sink).write()
            case .dot: try DOTExport(graph: CitationGraph(reader), sink: sink).write()
            case .csv: try CSVExport(reader: reader, sink: sink).write()
            case .ndjson: try NDJSONExport(source: reader, sink: sink).write()
            }
            try sink.flush()
        }
    }

    /// Hands over the files of a directory of tiles (https://c2sp.org/tlog-tiles), the checkpoint last: each one's path
    /// below the directory and its bytes.
    public func exportTiles(to emit: @escaping @Sendable (String, [UInt8]) throws -> Void) async throws {
        try await publish { try TileTree(source: $0).write(emit) }
    }

    /// The file at a path below a directory of tiles, made when it is asked for; `nil` where the log has none such.
    public func tile(at path: String) async throws -> [UInt8]? {
        guard let path = TilePath(path) else { return nil }
        return try await publish { try TileTree(source: $0).tile(at: path) }
    }

    private func publish<T: Sendable>(_ body: @escaping @Sendable (SQLReader) throws -> T) async throws -> T {
        try await database.read { session in try body(SQLReader(session: session)) }
    }
}
