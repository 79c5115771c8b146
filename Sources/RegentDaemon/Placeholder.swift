// room RegentDaemon
