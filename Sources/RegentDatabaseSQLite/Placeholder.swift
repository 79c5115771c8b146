// room RegentDatabaseSQLite
