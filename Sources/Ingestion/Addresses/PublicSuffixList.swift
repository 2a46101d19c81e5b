import CPublicSuffix

/// The Public Suffix List that the system's libpsl was built with (https://publicsuffix.org).
///
/// The one file that holds libpsl's pointers.
enum PublicSuffixList {
    /// The registrable domain of a name in lower case and ASCII; `nil` where the name is itself a public suffix.
    static func registrableDomain(of name: String) -> String? {
        // The built-in list is constant data of the library: never freed, safe to read from any thread.
        guard let list = psl_builtin() else { return nil }
        return name.withCString { host in
            psl_registrable_domain(list, host).map { String(cString: $0) }
        }
    }
}
