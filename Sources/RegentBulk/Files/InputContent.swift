import RegentCompression
import RegentMessages

/// What a file holds, by its name and its first bytes.
struct InputContent {
    /// Format of the file, never `auto`.
    let format: SampleFileFormat
    /// Whether it is an archive with samples inside.
    let isArchive: Bool

    /// Looks at the beginning of a file.
    ///
    /// - Throws: `unsupportedInput` for what is recognised and not read, or cannot be read with these options.
    init(
        _ head: [UInt8], path: String, wanted: SampleFileFormat, _ options: SampleFileOptions
    ) throws(SampleFileError) {
        do throws(SampleFault) {
            let isZip = head.starts(with: ZipArchive.magic)
            isArchive = isZip && (wanted == .inspect || (wanted == .auto && path.lowercased().hasSuffix(".eval")))
            guard !isArchive || path != "-" else {
                throw SampleFault(
                    .unsupportedInput, nil, "is an archive, which cannot be read from a pipe; give its file")
            }
            if !isArchive { try Self.checkIsRead(head) }
            format = isArchive ? .inspect : wanted == .auto ? Self.format(head, path, options) : wanted
            try Self.check(options, format)
        } catch {
            throw SampleFileError(error, file: path, line: 0)
        }
    }

    /// Beginnings of files that are known and not read, and the way out.
    private static let unread: [(magic: [UInt8], what: String)] = [
        ([0xFF, 0xFE, 0, 0], "is UTF-32; convert it: iconv -f UTF-32 -t UTF-8"),
        ([0xFF, 0xFE], "is UTF-16; convert it: iconv -f UTF-16 -t UTF-8"),
        ([0xFE, 0xFF], "is UTF-16; convert it: iconv -f UTF-16 -t UTF-8"),
        (Array("PAR1".utf8), "is Parquet; convert it to JSONL, for example with DuckDB or pandas"),
        (Array("ARROW1".utf8), "is Arrow; convert it to JSONL, for example with DuckDB or pandas"),
        (Array("SQLite format 3".utf8), "is an SQLite database; export its table as CSV or JSONL"),
        ([0xD0, 0xCF, 0x11, 0xE0], "is an Excel workbook; save it as CSV"),
        (
            ZipArchive.magic,
            "is a ZIP archive or an Excel workbook; unpack it, or save it as CSV; an Inspect log needs --format inspect"
        ),
        (Array("BZh".utf8), "is packed with bzip2; unpack it: bzcat FILE | regent eval upload RUN -"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "is packed with xz; unpack it: xzcat FILE | regent eval upload RUN -"),
    ]

    private static func checkIsRead(_ head: [UInt8]) throws(SampleFault) {
        for (magic, what) in unread where head.starts(with: magic) {
            throw SampleFault(.unsupportedInput, nil, what)
        }
        // UTF-16 without a mark: JSON and CSV begin with ASCII, whose other half is then zero.
        if head.count >= 4, head[1] == 0 && head[3] == 0 || head[0] == 0 && head[2] == 0 {
            throw SampleFault(.unsupportedInput, nil, "is UTF-16; convert it: iconv -f UTF-16LE -t UTF-8")
        }
    }

    /// Refuses options that the format has no use for: an option that does nothing would mislead.
    private static func check(_ options: SampleFileOptions, _ format: SampleFileFormat) throws(SampleFault) {
        if options.delimiter != nil, format != .csv {
            throw SampleFault(.badFieldMap, "--delimiter", "goes with CSV; the file is \(format.rawValue)")
        }
        guard format.isImported else {
            guard options.selected.isEmpty else {
                throw SampleFault(
                    .badFieldMap, "--select", "goes with the files of other tools; this is \(format.rawValue)")
            }
            return
        }
        if case .quarantine = options.onError {
            throw SampleFault(
                .unsupportedInput, "--on-error", "quarantine copies lines, and \(format.rawValue) has none; use skip")
        }
        for (name, isUsed) in [
            ("--map", format == .openaiEvals && !options.fieldMap.isEmpty), ("--extra", options.extra != .refuse),
            ("--ignore-column", !options.ignored.isEmpty),
            ("--null", !options.nulls.isEmpty), ("--id-as-text", options.idAsText),
        ] where isUsed {
            throw SampleFault(.badFieldMap, name, "has no use with \(format.rawValue), whose fields the importer knows")
        }
    }

    private static func format(_ head: [UInt8], _ path: String, _ options: SampleFileOptions) -> SampleFileFormat {
        let name = SampleFileFormat.unpackedName(path)
        if name.hasSuffix(".csv") || name.hasSuffix(".tsv") { return .csv }
        let bom: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = head.starts(with: bom) ? head.dropFirst(3) : head[...]
        let first = text.first { ![0x20, 0x09, 0x0D, 0x0A].contains($0) }
        let isLines = [".jsonl", ".ndjson"].contains { name.hasSuffix($0) }
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            return first == nil || isLines || name.hasSuffix(".json") ? .jsonl : .csv
        }
        // Who maps the id has a file of their own form.
        if options.fieldMap[SampleField.sampleID.name] == nil, let tool = JSONHead(head).tool { return tool }
        return first == UInt8(ascii: "[") && !isLines ? .json : .jsonl
    }
}
