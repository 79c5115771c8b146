// room RegentModel
