/// The forms in which the record leaves the ledger as one document.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
    /// The W3C's provenance model as PROV-JSON (https://www.w3.org/submissions/prov-json/).
    case provJSON = "prov-json"
    /// The same as PROV-JSONLD (https://openprovenance.org/prov-jsonld/).
    case jsonld
    /// Each claim's words as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).
    case annotations
    /// Who cites whom, as a graph (http://graphml.graphdrawing.org).
    case graphml
    /// The same for Graphviz.
    case dot
    /// A row a citation (RFC 4180).
    case csv
    /// The log's entries, byte for byte, one a line.
    case ndjson
}
