// room RegentServices
