// SQLite by its own interface: tables, settings and transactions of the peer in Python (sqlite_peer.py), statements
// prepared once, values bound without a copy.

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <array>
#include <cstdio>
#include <memory>

#include "generated.hpp"
#include "side.hpp"

namespace {

std::string dataFolder, scratchFolder;

// A database file and its companions, gone with the value.
class File {
public:
    explicit File(const char *name) : path_(scratchFolder + "/" + name) {
        remove();
        if (sqlite3_open(path_.c_str(), &database_) != SQLITE_OK) throw std::runtime_error("no database");
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-262144; PRAGMA mmap_size=1073741824");
    }
    ~File() {
        sqlite3_finalize(insert_);
        sqlite3_close(database_);
        remove();
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;

    void run(const char *text) {
        if (sqlite3_exec(database_, text, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }
    // The statement that `insert` steps.
    sqlite3_stmt *prepare(const char *text) {
        if (sqlite3_prepare_v2(database_, text, -1, &insert_, nullptr) != SQLITE_OK) fail();
        return insert_;
    }
    void insert() {
        if (sqlite3_step(insert_) != SQLITE_DONE || sqlite3_reset(insert_) != SQLITE_OK) fail();
    }
    double bytes() const {
        struct stat status;
        if (stat(path_.c_str(), &status) != 0) throw std::runtime_error("no file");
        return status.st_size;
    }

private:
    [[noreturn]] void fail() { throw std::runtime_error("SQLite error " + std::to_string(sqlite3_errcode(database_))); }
    void remove() {
        for (const char *ending : {"", "-wal", "-shm"}) std::remove((path_ + ending).c_str());
    }

    std::string path_;
    sqlite3 *database_ = nullptr;
    sqlite3_stmt *insert_ = nullptr;
};

// The million as rows in memory.
struct Row {
    std::array<char, 24> id;
    std::array<bool, generated::outcomeCount> outcomes;
    uint32_t latency;
    const char *provider;
};
std::vector<Row> rows;

void makeRows() {
    auto latencies = generated::column<uint32_t>(dataFolder, "latency_us.u32");
    auto outcomes = generated::column<uint8_t>(dataFolder, "outcomes.u8");
    auto providers = generated::column<uint8_t>(dataFolder, "provider.u8");
    rows.resize(generated::count);
    for (size_t i = 0; i < rows.size(); i++) {
        std::snprintf(rows[i].id.data(), rows[i].id.size(), "s%015zu", i);
        for (int bit = 0; bit < generated::outcomeCount; bit++) rows[i].outcomes[bit] = outcomes[i] >> bit & 1;
        rows[i].latency = latencies[i];
        rows[i].provider = generated::providerNames[providers[i]];
    }
}

void insertRows(File &file, sqlite3_stmt *insert) {
    constexpr size_t rowsOfTransaction = 10000;
    for (size_t start = 0; start < rows.size(); start += rowsOfTransaction) {
        file.run("BEGIN");
        for (size_t i = start; i < std::min(rows.size(), start + rowsOfTransaction); i++) {
            const Row &row = rows[i];
            int place = 1;
            sqlite3_bind_text(insert, place++, row.id.data(), 16, SQLITE_STATIC);
            for (bool outcome : row.outcomes) sqlite3_bind_int(insert, place++, outcome);
            sqlite3_bind_int64(insert, place++, row.latency);
            sqlite3_bind_text(insert, place++, row.provider, 6, SQLITE_STATIC);
            sqlite3_bind_text(insert, place++, "v1", 2, SQLITE_STATIC);
            file.insert();
        }
        file.run("COMMIT");
    }
}

side::Measurement ingest() {
    File file("sqlite-c++-ingest");
    file.run(
        "CREATE TABLE samples (sample_id TEXT PRIMARY KEY, schema_valid INTEGER, patch_apply_success INTEGER, "
        "edited_after_generate INTEGER, published INTEGER, safety_compliant INTEGER, fallback_used INTEGER, "
        "latency_us INTEGER, selected_provider TEXT, prompt_template_version TEXT) WITHOUT ROWID");
    auto *insert = file.prepare("INSERT INTO samples VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    auto start = side::Clock::now();
    insertRows(file, insert);
    double seconds = side::seconds(start);
    file.run("PRAGMA wal_checkpoint(TRUNCATE)");
    return {rows.size() / seconds, std::map<std::string, double>{{"ingest_1m_bytes", file.bytes()}}};
}

// Processor time of this process, in seconds.
double processorSeconds() {
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    auto seconds = [](timeval time) { return time.tv_sec + time.tv_usec * 1e-6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// One INSERT and one COMMIT a write: SQLite has one writer, more callers would wait for it.
class Writes {
public:
    Writes() : file_("sqlite-c++-writes") {
        file_.run("CREATE TABLE runs (name TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID");
        insert_ = file_.prepare("INSERT INTO runs VALUES (?, ?)");
    }
    void write() {
        char name[23];
        std::snprintf(name, sizeof name, "w-%020zu", ++number_);
        sqlite3_bind_text(insert_, 1, name, sizeof name - 1, SQLITE_TRANSIENT);
        sqlite3_bind_blob(insert_, 2, content_.data(), content_.size(), SQLITE_STATIC);
        file_.insert();
    }
    // Writes for a second.
    side::Measurement rate(const std::string &name) {
        auto start = side::Clock::now();
        double spent = processorSeconds();
        size_t before = number_;
        while (side::seconds(start) < 1) write();
        double seconds = side::seconds(start), count = number_ - before;
        spent = processorSeconds() - spent;
        return {count / seconds, std::map<std::string, double>{{name + "_cpu", spent / count * 1e6}}};
    }

private:
    File file_;
    sqlite3_stmt *insert_;
    size_t number_ = 0;
    const std::string content_ = std::string(200, 'x');
};
std::unique_ptr<Writes> writes;

side::Case durable(std::function<side::Measurement()> run) {
    return {[] { writes = std::make_unique<Writes>(); }, std::move(run), [] { writes = nullptr; }};
}

side::Measurement microsecondsAWrite() { return side::median([] { writes->write(); }) * 1e6; }

}  // namespace

int main(int, char **arguments) {
    dataFolder = arguments[1];
    scratchFolder = arguments[2];
    side::serve({
        {"ingest_1m", {makeRows, ingest}},
        {"durable_writes", durable([] { return writes->rate("durable_writes"); })},
        {"durable_writes_slow", durable([] { return writes->rate("durable_writes_slow"); })},
        {"durable_write_c1", durable(microsecondsAWrite)},
        {"durable_write_c1_slow", durable(microsecondsAWrite)},
    });
    writes = nullptr;
}
