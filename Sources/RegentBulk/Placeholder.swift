// room RegentBulk
