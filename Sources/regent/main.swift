print("regent")
