import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import RegentText

/// Prints a signed statement of what the ledger is.
struct LedgerCheckpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "checkpoint", "Prints the signed size of the ledger and the root of its tree.",
        examples: """
            regent ledger checkpoint > monday.checkpoint
            regent ledger checkpoint --size 41
            regent ledger checkpoint --cosigned
            regent ledger checkpoint -o json
            """,
        notes: """
            The note on stdout is a c2sp.org/tlog-checkpoint; its key is printed on stderr.
            Keep it where nobody who can change the store can change it: compared with
            the ledger, it reveals every later change of what the ledger had:
            regent ledger compare FILE.
            """)

    @Option(
        name: .customLong("size"),
        help: ArgumentHelp("Entries that it covers. Default: the newest one that was published.", valueName: "number")
    )
    var size: UInt64 = 0
    @Flag(help: "The newest one that a witness has cosigned.")
    var cosigned = false
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard size == 0 || !cosigned else { throw ValidationError("--size and --cosigned cannot be given together") }
    }

    func run() async throws {
        let request = GetCheckpointRequest(treeSize: size, cosigned: cosigned)
        let response = try await connection.withClient { try await $0.getCheckpoint(request) }
        guard let checkpoint = response.checkpoint else {
            throw RPCError(.protocolViolation, "the daemon gave no checkpoint")
        }
        if output.output == .table, output.fields.isEmpty {
            Terminal.write(checkpoint.note)
            Terminal.say("key: " + checkpoint.verifierKey.printable)
        } else {
            output.write(checkpoint, tables: [checkpoint.table])
        }
        if !checkpoint.fork.isEmpty { Terminal.say("the ledger may be a fork: " + checkpoint.fork.printable) }
    }
}

extension LedgerCheckpoint {
    /// A line a field.
    fileprivate var table: Table {
        Table(fields: [
            ("origin", origin), ("tree_size", "\(treeSize)"), ("root_hash", HexText.text(rootHash)),
            ("verifier_key", verifierKey), ("time", TimeText.of(time)), ("cosignature_count", "\(cosignatureCount)"),
            ("fork", fork),
        ])
    }
}
