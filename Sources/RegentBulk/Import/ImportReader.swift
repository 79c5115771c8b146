import RegentCompression
import RegentMessages

/// Samples from a file of another tool, one after the other, in bounded memory.
struct ImportReader {
    /// What the next record is.
    enum Entry {
        case sample(EvalSample)
        /// A record that is left out.
        case fault(SampleFault)
    }

    private let file: String
    private var stream: ImportStream
    private var rules: any ToolRules
    private var archive: ZipArchive?
    private let mapping: ImportMapping
    private var isChecked = false
    private var isAtEnd = false
    private var foundCount = 0

    /// Record of the last sample, from 1.
    private(set) var recordCount = 0
    /// Records that `--select` does not name.
    private(set) var unselectedCount = 0
    /// Keys and values of records that could not be mapped, once each. What is around the records are totals that are
    /// computed from the samples here.
    var notes: [String] { stream.fields.noted }
    /// Samples that the file announces and does not have; known at its end.
    private(set) var missingCount = 0
    private var tookMissing = false

    /// A reader of a document, whose first bytes `head` are read already.
    ///
    /// - Throws: `badFieldMap`.
    init(
        _ source: any ByteBlocks, file: String, head: [UInt8], tool: SampleFileFormat, options: SampleFileOptions
    ) throws(SampleFault) {
        let rules = Self.rules(tool, head)
        guard !(rules is MLflowTableRules) || options.fieldMap.isEmpty && options.selected.isEmpty else {
            throw SampleFault(
                .badFieldMap, "--map",
                "and --select have no use with a table of MLflow, which has no paths; convert it to CSV")
        }
        mapping = try ImportMapping(options, rules)
        self.rules = rules
        self.file = file
        stream = ImportStream(
            JSONStream(source, file: file, head: head), file: file, outline: rules.outline, fields: mapping.fields,
            slotCount: mapping.slotCount)
    }

    /// A reader of an Inspect archive: the header, then one member per sample.
    ///
    /// - Throws: `SampleFileError`, `unsupportedInput` for an archive that is no Inspect log.
    init(inspectArchive file: String, options: SampleFileOptions) throws(SampleFileError) {
        let rules = InspectRules()
        self.file = file
        self.rules = rules
        do throws(SampleFault) {
            mapping = try ImportMapping(options, rules)
        } catch {
            throw SampleFileError(error, file: file, line: 0)
        }
        var archive = try Self.opened(file)
        guard let header = try Self.header(&archive, file) else {
            throw SampleFileError(
                code: .unsupportedInput, message: "is a ZIP archive and no Inspect log; unpack it and import its files",
                file: file, line: 0, field: nil)
        }
        stream = ImportStream(
            header, file: file, outline: rules.outline, fields: mapping.fields, slotCount: mapping.slotCount)
        // The header of an archive has no samples.
        while try stream.next() {}
        stream.beginRecords()
        archive.rewind()
        self.archive = archive
    }

    /// The next record; nil at the end.
    ///
    /// - Throws: `SampleFileError`, behind which nothing can be read.
    mutating func next() throws(SampleFileError) -> Entry? {
        while !isAtEnd {
            guard try nextRecord() else {
                if let rest = nextOfRest() { return rest }
                isAtEnd = true
                // Again, because what the document says of itself may be behind its records.
                isChecked = false
                try check()
                // What the caller leaves out on purpose is not missing.
                let announced = min(rules.announced(stream.header) ?? 0, 1 << 40)
                missingCount = max(0, announced - foundCount - unselectedCount)
                break
            }
            try check()
            recordCount += 1
            do throws(SampleFault) {
                if let sample = try sample() {
                    foundCount += 1
                    return .sample(sample)
                }
            } catch {
                foundCount += 1
                return .fault(error)
            }
        }
        return nil
    }

    /// The missing samples, the first time.
    mutating func takeMissing() -> Int {
        defer { tookMissing = true }
        return tookMissing ? 0 : missingCount
    }

    private mutating func sample() throws(SampleFault) -> EvalSample? {
        rules.see(stream.record)
        if let fault = stream.record.fault { throw fault }
        let dropped = stream.record.dropped
        guard dropped.isEmpty || rules.tolerated.isSuperset(of: dropped) else {
            throw SampleFault(
                .recordTooLong, nil,
                "a value that is read has more than \(JSONStream.captureBytesMax) bytes, or all of them more than "
                    + "\(ImportStream.recordBytesMax)")
        }
        guard try mapping.selects(stream.record) else {
            unselectedCount += 1
            return nil
        }
        var draft = ImportDraft(try mapping.draft(stream.record), mapped: mapping.mapped)
        let isSample = try rules.fill(&draft, stream.record, stream.header)
        for note in draft.notes { stream.note(note) }
        return isSample ? try draft.finished() : nil
    }

    /// The next of the samples that were complete only at the end.
    private mutating func nextOfRest() -> Entry? {
        var draft = ImportDraft(SampleDraft(), mapped: [])
        do throws(SampleFault) {
            guard try rules.fillRest(&draft, stream.header) else { return nil }
            recordCount += 1
            foundCount += 1
            for note in draft.notes { stream.note(note) }
            return .sample(try draft.finished())
        } catch {
            return .fault(error)
        }
    }

    /// Checks what was read around the records.
    private mutating func check() throws(SampleFileError) {
        guard !isChecked else { return }
        isChecked = true
        do throws(SampleFault) {
            if let fault = stream.header.fault { throw fault }
            try rules.check(stream.header)
        } catch {
            throw SampleFileError(error, file: file, line: 0)
        }
    }

    private mutating func nextRecord() throws(SampleFileError) -> Bool {
        if archive == nil { return try stream.next() }
        while true {
            if try stream.next() { return true }
            guard let content = try nextMember() else { return false }
            stream.replaceStream(JSONStream(content, file: file))
        }
    }

    private static func rules(_ tool: SampleFileFormat, _ head: [UInt8]) -> any ToolRules {
        let keys = JSONHead(head).keys
        return switch tool {
        case .promptfoo: PromptfooRules(isLines: !keys.contains("results"))
        case .openaiEvals: OpenAIEvalsRules()
        case .lmEval: LMEvalRules()
        case .deepeval: DeepEvalRules()
        case .mlflow:
            keys.contains("columns") || keys.contains("data") && !keys.contains("info")
                ? MLflowTableRules() : MLflowTraceRules()
        default: InspectRules()
        }
    }
}

// MARK: - Archives

extension ImportReader {
    private static func opened(_ file: String) throws(SampleFileError) -> ZipArchive {
        do throws(CompressionError) {
            return try ZipArchive(path: file)
        } catch {
            throw SampleFileError(error, file: file, line: 0)
        }
    }

    /// The header of a log; that of its start where the log was not finished.
    private static func header(_ archive: inout ZipArchive, _ file: String) throws(SampleFileError) -> JSONStream? {
        do throws(CompressionError) {
            var found: ZipMember?
            while let member = try archive.next() {
                if member.name == "header.json" || (member.name == "_journal/start.json" && found == nil) {
                    found = member
                }
            }
            guard let found else { return nil }
            return JSONStream(try archive.content(of: found), file: file)
        } catch {
            throw SampleFileError(error, file: file, line: 0)
        }
    }

    /// The content of the next sample's member; nil behind the last.
    private mutating func nextMember() throws(SampleFileError) -> (any ByteBlocks)? {
        do throws(CompressionError) {
            while let member = try archive?.next() {
                guard member.name.hasPrefix("samples/"), member.name.hasSuffix(".json") else { continue }
                return try archive?.content(of: member)
            }
            return nil
        } catch {
            throw SampleFileError(error, file: file, line: recordCount)
        }
    }

    /// Whether the text shows that it is complete. The directory of an archive is at its end.
    var showsItsEnd: Bool { archive != nil || stream.showsItsEnd || rules.sawEnd == true }

    /// Whether the tool ends its logs in a way that this one does not end.
    var isUnfinished: Bool { isAtEnd && rules.sawEnd == false }
}
