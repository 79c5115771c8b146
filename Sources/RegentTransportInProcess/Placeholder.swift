// room RegentTransportInProcess
