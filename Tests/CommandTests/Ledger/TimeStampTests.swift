import Foundation
import TestSupport
import Testing

/// What the documentation shows of RFC 3161, done with an authority of the test's own.
@Suite("A time stamp on a checkpoint", .waiting)
struct TimeStampTests {
    /// An authority that openssl can play (https://docs.openssl.org/3.0/man1/openssl-ts/).
    private static let settings = """
        [req]
        distinguished_name = name
        x509_extensions = signer
        prompt = no
        [name]
        CN = Time stamps of a test
        [signer]
        keyUsage = critical, digitalSignature
        extendedKeyUsage = critical, timeStamping
        [authority]
        serial = serial
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256

        """

    @Test("is verified by openssl, and by no other checkpoint", .enabled(if: ForeignTool.has("openssl", "version")))
    func verified() throws {
        let world = try SampleWorld.shared.get()
        let home = try Home()
        try home.file("tsa.cnf", Self.settings)
        try home.file("serial", "01\n")
        try home.file("head.txt", try world.run("ledger", "head").output)
        func openssl(_ arguments: String) throws -> ForeignTool.Result {
            try ForeignTool.run("sh", ["-c", "cd '\(home.folder.path)' && openssl \(arguments)"])
        }
        for step in [
            "req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out tsa-ca.pem -config tsa.cnf -days 2",
            "ts -query -data head.txt -sha256 -cert -out head.tsq",
            "ts -reply -config tsa.cnf -section authority -queryfile head.tsq -signer tsa-ca.pem -inkey tsa.key -out head.tsr",
        ] {
            let result = try openssl(step)
            #expect(result.status == 0, "\(result.output)")
        }
        let verify = "ts -verify -data head.txt -in head.tsr -CAfile tsa-ca.pem"
        let verified = try openssl(verify)
        #expect(verified.status == 0 && verified.output.contains("Verification: OK"), "\(verified.output)")
        #expect(try openssl("ts -reply -in head.tsr -text").output.contains("Time stamp:"))
        try home.file("head.txt", try world.run("ledger", "head", "--format", "json").output)
        #expect(try openssl(verify).status != 0)
    }
}
