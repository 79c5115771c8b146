// CRegentMessages
