/// Query parameters that tell where a reader came from, and never which article is meant.
enum TrackingParameters {
    /// Names in lower case that begin so.
    private static let prefixes = [
        "utm_", "mtm_", "pk_", "piwik_", "hsa_", "ns_", "wt_", "at_", "guce_", "_hs", "__hs", "xtor",
    ]

    /// Whole names in lower case.
    private static let names: Set<String> = [
        // Click identifiers of advertising networks.
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid",
        "li_fat_id", "epik", "rdt_cid", "irclickid", "zanpid", "dicbo", "tblci", "rb_clickid", "wickedid",
        // Shared from an application.
        "igshid", "igsh", "sr_share", "__twitter_impression", "ref_src", "ref_url", "smid", "smtyp", "soc_src",
        "soc_trk",
        // Newsletters and analytics.
        "mc_cid", "mc_eid", "mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id", "vero_conv", "ml_subscriber",
        "ml_subscriber_hash", "hsctatracking", "_ga", "_gl", "s_cid", "cmpid", "cmp", "icid", "ocid", "ito",
        "guccounter",
        "cx_testid", "cx_testvariant", "cx_artpos", "trk", "traffic_source",
        // AMP.
        "amp", "amp_js_v", "usqp",
    ]

    /// Whether a parameter is one of these; `name` is of any case, as it stands in the query.
    static func contains(_ name: ArraySlice<UInt8>) -> Bool {
        guard name.count <= 24 else { return prefixes.contains { name.starts(with: $0.utf8) } }
        let text = String(decoding: name.lazy.map(\.asciiLowercased), as: UTF8.self)
        return names.contains(text) || prefixes.contains { text.hasPrefix($0) }
    }

    /// Whether a parameter asks for the AMP form of a page.
    static func namesAMP(_ parameter: ArraySlice<UInt8>) -> Bool {
        parameter.lazy.map(\.asciiLowercased).elementsEqual("outputtype=amp".utf8)
    }
}
