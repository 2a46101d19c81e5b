extension IPAddress {
    /// Whether this is an address of the public internet: nothing private, loopback, link-local, shared, reserved or
    /// multicast, no cloud's metadata service, and no IPv6 form of such an IPv4 address.
    ///
    /// From the registries of special addresses, https://www.iana.org/assignments/iana-ipv4-special-registry and
    /// https://www.iana.org/assignments/iana-ipv6-special-registry.
    var isPublic: Bool {
        switch self {
        case .version4(let value):
            return !Self.special4.contains { value >> (32 - $0.length) == $0.prefix >> (32 - $0.length) }
        case .version6(let high, let low):
            if let embedded = Self.embedded(high: high, low: low) { return IPAddress.version4(embedded).isPublic }
            // Only 2000::/3 is given out for unicast; the rest is loopback, local, multicast or reserved.
            guard high >> 61 == 1 else { return false }
            return !Self.special6.contains { high >> (64 - $0.length) == $0.prefix >> (64 - $0.length) }
        }
    }

    /// The IPv4 address that an IPv6 address stands for: mapped (`::ffff:0:0/96`), NAT64 (`64:ff9b::/96`, RFC 6052)
    /// or 6to4 (`2002::/16`, RFC 3056).
    private static func embedded(high: UInt64, low: UInt64) -> UInt32? {
        if high == 0, low >> 32 == 0xFFFF { return UInt32(truncatingIfNeeded: low) }
        if high == 0x0064_FF9B_0000_0000, low >> 32 == 0 { return UInt32(truncatingIfNeeded: low) }
        if high >> 48 == 0x2002 { return UInt32(truncatingIfNeeded: high >> 16) }
        return nil
    }

    private static let special4: [(prefix: UInt32, length: UInt32)] = [
        (0x0000_0000, 8),  // This network; unspecified.
        (0x0A00_0000, 8),  // Private.
        (0x6440_0000, 10),  // Shared by a carrier's customers (RFC 6598).
        (0x7F00_0000, 8),  // Loopback.
        (0xA83F_8110, 32),  // A cloud's metadata service at a public address, 168.63.129.16.
        (0xA9FE_0000, 16),  // Link-local, metadata services.
        (0xAC10_0000, 12),  // Private.
        (0xC000_0000, 24),  // Protocol assignments.
        (0xC000_0200, 24),  // Documentation.
        (0xC058_6300, 24),  // 6to4 relays.
        (0xC0A8_0000, 16),  // Private.
        (0xC612_0000, 15),  // Benchmarks.
        (0xC633_6400, 24),  // Documentation.
        (0xCB00_7100, 24),  // Documentation.
        (0xE000_0000, 4),  // Multicast.
        (0xF000_0000, 4),  // Reserved, broadcast.
    ]

    private static let special6: [(prefix: UInt64, length: UInt64)] = [
        (0x2001_0000_0000_0000, 23),  // Protocol assignments, Teredo.
        (0x2001_0DB8_0000_0000, 32),  // Documentation.
        (0x3FFF_0000_0000_0000, 20),  // Documentation.
    ]
}
