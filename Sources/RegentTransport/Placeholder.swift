// room RegentTransport
