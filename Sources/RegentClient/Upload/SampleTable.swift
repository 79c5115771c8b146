import RegentBulk
import RegentMessages
import RegentModel

/// Samples as columns, for `RegentClient.uploadColumns`: value k of every column belongs to sample k.
///
/// All columns have as many values as there are ids. What is left out is absent from every sample; only the status is
/// SCORED then. A sample of the table is legal where the same `EvalSample` is.
public struct SampleTable: Sendable {
    /// The ids of the samples: 1 to 256 bytes of printable UTF-8 each; with the repeat unique within a run.
    public struct IDs: Sendable {
        /// UTF-8 of all ids, end to end.
        let bytes: any ColumnValues<UInt8>
        /// Where each id begins in the bytes, and the last one ends.
        let starts: any ColumnValues<Int32>

        /// Ids as texts.
        public init(_ texts: [String]) {
            var bytes: [UInt8] = []
            var starts: [Int32] = [0]
            starts.reserveCapacity(texts.count + 1)
            for text in texts {
                bytes += text.utf8
                starts.append(Int32(clamping: bytes.count))
            }
            (self.bytes, self.starts) = (bytes, starts)
        }

        /// Ids end to end, as Arrow lays out a column of UTF-8.
        ///
        /// There is one more start than there are ids, ascending: id k is `bytes[starts[k]..<starts[k + 1]]`.
        public init(bytes: any ColumnValues<UInt8>, starts: any ColumnValues<Int32>) {
            (self.bytes, self.starts) = (bytes, starts)
        }
    }

    /// A column of texts that repeat, as a dictionary and codes.
    public struct Texts: Sendable {
        let dictionary: TableTexts
        /// Nil where every sample has the dictionary's one text.
        let codes: (any ColumnValues<UInt32>)?

        /// Code 0 is no text, code k is `dictionary[k - 1]`.
        public init(dictionary: [String], codes: any ColumnValues<UInt32>) {
            (self.dictionary, self.codes) = (TableTexts(dictionary), codes)
        }

        /// The same text for every sample.
        public static func all(_ text: String) -> Texts { Texts(dictionary: TableTexts([text]), codes: nil) }

        private init(dictionary: TableTexts, codes: (any ColumnValues<UInt32>)?) {
            (self.dictionary, self.codes) = (dictionary, codes)
        }
    }

    /// Numbers that some samples may lack.
    public struct Numbers<Element: ColumnElement>: Sendable {
        let values: any ColumnValues<Element>
        /// 0 for a sample without a number; nil where each has one.
        let presence: (any ColumnValues<UInt8>)?

        /// The values, and for each of them 0 where it means nothing because the sample has none.
        public init(_ values: any ColumnValues<Element>, presence: (any ColumnValues<UInt8>)? = nil) {
            (self.values, self.presence) = (values, presence)
        }
    }

    /// Ids, which say how many samples there are.
    public var sampleIDs: IDs
    /// Numbers of the answers, where a question was asked several times; nil = each was asked once.
    public var repeats: (any ColumnValues<UInt32>)?
    /// Numbers of `SampleStatus`, 1 to 5; nil = every sample is SCORED.
    public var statuses: (any ColumnValues<UInt8>)?
    /// Outcome: the answer satisfies its schema. Outcomes are numbers of `TriState`: 0 absent, 1 true, 2 false.
    public var schemaValid: (any ColumnValues<UInt8>)?
    /// Outcome: the patch applied.
    public var patchApplySuccess: (any ColumnValues<UInt8>)?
    /// Outcome: a person edited the answer.
    public var editedAfterGenerate: (any ColumnValues<UInt8>)?
    /// Outcome: the answer was published.
    public var published: (any ColumnValues<UInt8>)?
    /// Outcome: the answer keeps the safety rules.
    public var safetyCompliant: (any ColumnValues<UInt8>)?
    /// Outcome: a fallback provider answered.
    public var fallbackUsed: (any ColumnValues<UInt8>)?
    /// Latencies in whole microseconds.
    public var latencyMicros: Numbers<UInt32>?
    /// Provider that was asked for, at most 256 bytes.
    public var requestedProvider: Texts?
    /// Provider that answered, at most 256 bytes.
    public var selectedProvider: Texts?
    /// How the provider was selected, at most 256 bytes.
    public var routeStrategy: Texts?
    /// Provider that stood in, at most 256 bytes.
    public var fallbackProvider: Texts?
    /// Version of the prompt, at most 256 bytes.
    public var promptTemplateVersion: Texts?
    /// Version of the model, at most 512 bytes.
    public var modelVersion: Texts?
    /// Why there is no answer, at most 256 bytes.
    public var errorCode: Texts?
    /// What samples that depend on each other share, at most 256 bytes.
    public var cluster: Texts?
    /// Finite numbers by the name of the score.
    public var scores: [String: Numbers<Double>] = [:]
    /// Labels of each sample; empty = no sample has any. A table with labels is taken sample by sample, at the cost of
    /// `upload`.
    public var metadata: [TextMap] = []

    /// Samples of which only the ids are known yet.
    public init(sampleIDs: IDs) { self.sampleIDs = sampleIDs }

    /// Number of samples.
    public var count: Int { max(0, sampleIDs.starts.count - 1) }
}

extension SampleTable {
    /// The outcomes that are there.
    var outcomes: [(Outcome, any ColumnValues<UInt8>)] {
        let columns = [
            schemaValid, patchApplySuccess, editedAfterGenerate, published, safetyCompliant, fallbackUsed,
        ]
        return zip(Outcome.allCases, columns).compactMap { outcome, column in column.map { (outcome, $0) } }
    }

    /// The texts that are there.
    var texts: [(SampleField, Texts)] {
        let columns = [
            requestedProvider, selectedProvider, routeStrategy, fallbackProvider, promptTemplateVersion, modelVersion,
            errorCode, cluster,
        ]
        return zip(SampleField.texts, columns).compactMap { field, column in column.map { (field, $0) } }
    }
}
