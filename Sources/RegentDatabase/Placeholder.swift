// room RegentDatabase
