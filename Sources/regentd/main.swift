print("regentd")
