import RegentBulk
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

extension StoredSegment {
    /// The batch, decoded and checked again: what lies on a disk may have changed.
    ///
    /// - Parameters:
    ///   - verifying: compare it with its digest too, as required of handlers that return its values.
    ///   - clocks: receives the times of the stages.
    /// - Throws: `Refusal` STORE_CORRUPT naming the batch.
    func checkedColumns(
        of run: EvalRun, verifying: Bool = true, clocks: StageClocks
    ) throws(Refusal) -> CheckedColumns {
        let columns = verifying ? try verifiedColumns(of: run, clocks) : try columns(of: run, clocks)
        do {
            return try columns.checked(clocks: clocks)
        } catch {
            throw corrupt(run)
        }
    }

    /// The batch, decoded and checked again, without the rows that retries replaced; it may be left without rows.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the batch.
    func checkedColumns(
        of run: EvalRun, verifying: Bool = true, without replaced: ReplacedRows, clocks: StageClocks
    ) throws(Refusal) -> CheckedColumns {
        let columns = try checkedColumns(of: run, verifying: verifying, clocks: clocks)
        guard let rows = replaced.rows(of: key.position) else { return columns }
        return columns.without(rows)
    }
}
