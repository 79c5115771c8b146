// room RegentClient
