import Foundation
import Glibc
import Synchronization

/// A PostgreSQL server of the tests' own, in a folder of its own, reached over a socket in it.
///
/// It ends with the process that started it, however that ends: it watches a pipe that nobody else holds.
package final class PostgreSQLServer: Sendable {
    /// Started when it is first asked for; `nil` where no PostgreSQL is installed.
    package static let shared: PostgreSQLServer? = {
        guard let programs else { return nil }
        do { return try PostgreSQLServer(programs: programs) } catch {
            FileHandle.standardError.write(Data("No PostgreSQL server could be started: \(error)\n".utf8))
            return nil
        }
    }()

    /// Another server, for a test that stops it.
    package static func own() throws -> PostgreSQLServer {
        guard let programs else { throw POSIXError(.ENOENT) }
        return try PostgreSQLServer(programs: programs)
    }

    package static var isInstalled: Bool { programs != nil }

    /// Where the newest server's programs lie.
    private static let programs: String? = {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let newest = versions.compactMap { Int($0) }.max()
        let folders = newest.map { ["/usr/lib/postgresql/\($0)/bin"] } ?? []
        return (folders + ["/usr/local/pgsql/bin", "/usr/local/bin", "/usr/bin"]).first {
            FileManager.default.isExecutableFile(atPath: $0 + "/initdb")
        }
    }()

    private let programs: String
    private let folder: URL
    private let leash: Pipe
    private let process: Mutex<ChildProcess?>
    private let made = Mutex(0)

    /// Makes a server and waits until it answers; throws `POSIXError` where that takes more than a minute.
    package init(programs: String) throws {
        self.programs = programs
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "sourcier-pg-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(Self.script.utf8).write(to: folder.appendingPathComponent("run"))
        leash = Pipe()
        process = Mutex(nil)
        var command = ["sh", folder.path + "/run", programs, folder.path]
        if geteuid() == 0 {
            // The server refuses to run as root; Debian's package makes a user for it.
            guard try ChildProcess("chown", ["-R", "postgres", folder.path]).end() == 0 else {
                throw POSIXError(.EPERM)
            }
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] + command
        }
        let child = try ChildProcess(
            command[0], Array(command.dropFirst()), folder: folder, input: leash.fileHandleForReading)
        process.withLock { $0 = child }
        try waitUntilReady()
    }

    deinit {
        try? leash.fileHandleForWriting.close()
        // Its folder is gone with it; a process that was killed here would leave the server behind.
        process.withLock { _ = $0?.end() }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Makes the cluster, runs the server, and ends it once the pipe on standard input is closed.
    ///
    /// The user `locked` has to show a password, everybody else is let in; nothing is written through to the disk, which
    /// a test has no use for. A line on the pipe stops the server and starts it again.
    private static let script = """
        cd "$2" || exit 1
        "$1/initdb" -D data -A trust -U postgres --no-sync -E UTF8 --locale=C >log 2>&1 || exit 1
        printf 'local all locked scram-sha-256\\nlocal all all trust\\n' >data/pg_hba.conf
        start() {
            "$1/postgres" -D data -k "$2" -c listen_addresses= -c fsync=off -c full_page_writes=off \\
                -c max_connections=200 >>log 2>&1 </dev/null &
            server=$!
        }
        start "$1" "$2"
        while read -r how; do
            kill -"$how" $server; wait $server; start "$1" "$2"
        done
        kill -INT $server; wait $server
        rm -rf data log
        """

    private func waitUntilReady() throws {
        for _ in 0..<600 {
            if (try? sql("SELECT 1", in: address("postgres"))) == ["1"] { return }
            usleep(100_000)
        }
        throw POSIXError(.ETIMEDOUT)
    }

    /// The address of a database, for a user.
    package func address(_ database: String, user: String = "postgres") -> String {
        "postgres://\(user)@/\(database)?host=\(folder.path)"
    }

    /// An empty database of its own.
    package func database() throws -> String {
        let name = "test_\(made.withLock { number in number += 1; return number })"
        _ = try sql("CREATE DATABASE \(name)", in: address("postgres"))
        return address(name)
    }

    /// Runs statements by psql, as a stranger would, and returns the rows of their answers, columns divided by `|`.
    ///
    /// Throws `Refused` with what psql says.
    package func sql(_ statements: String, in address: String) throws -> [String] {
        let files = ["out", "err"].map {
            FileManager.default.temporaryDirectory.appendingPathComponent("psql-\(UUID().uuidString).\($0)")
        }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        for file in files { try Data().write(to: file) }
        let status = try ChildProcess(
            programs + "/psql", ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statements, address],
            output: FileHandle(forWritingTo: files[0]), errors: FileHandle(forWritingTo: files[1])
        ).end()
        guard status == 0 else { throw Refused(message: try String(contentsOf: files[1], encoding: .utf8)) }
        return try String(contentsOf: files[0], encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// Stops the server and starts it again; `INT` ends it in order, `QUIT` as a crash does.
    package func restart(by signal: String = "INT") throws {
        try leash.fileHandleForWriting.write(contentsOf: Data("\(signal)\n".utf8))
        usleep(300_000)
        try waitUntilReady()
    }

    /// What psql says of a failure.
    package struct Refused: Error, CustomStringConvertible {
        package let message: String
        package var description: String { message }
    }
}
