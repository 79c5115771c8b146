// room RegentStorage
