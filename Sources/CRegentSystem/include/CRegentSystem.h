// CRegentSystem
