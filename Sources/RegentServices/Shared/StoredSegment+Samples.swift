import RegentBulk
import RegentMessages
import RegentModel
import RegentStorage

extension StoredSegment {
    /// The batch, decoded and checked again: what lies on a disk may have changed.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the batch.
    func checkedColumns(of run: EvalRun) throws(Refusal) -> CheckedColumns {
        let columns = try columns(of: run)
        do {
            return try columns.checked()
        } catch {
            throw corrupt(run)
        }
    }
}
