// room RegentWire
