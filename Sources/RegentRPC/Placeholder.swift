// room RegentRPC
