// room RegentCompression
