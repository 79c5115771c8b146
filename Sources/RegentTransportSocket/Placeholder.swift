// room RegentTransportSocket
