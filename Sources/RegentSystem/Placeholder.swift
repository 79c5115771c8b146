// room RegentSystem
