import RegentBulk
import RegentMessages
import RegentModel
import RegentStorage

extension StoredSegment {
    /// The batch, decoded and checked again: what lies on a disk may have changed.
    ///
    /// - Parameter verifying: compare it with its digest too, as whoever answers with its values must.
    /// - Throws: `Refusal` STORE_CORRUPT naming the batch.
    func checkedColumns(of run: EvalRun, verifying: Bool = true) throws(Refusal) -> CheckedColumns {
        let columns = verifying ? try verifiedColumns(of: run) : try columns(of: run)
        do {
            return try columns.checked()
        } catch {
            throw corrupt(run)
        }
    }
}
