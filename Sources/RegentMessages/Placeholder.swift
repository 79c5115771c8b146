// room RegentMessages
