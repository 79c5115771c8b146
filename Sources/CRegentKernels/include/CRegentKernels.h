// CRegentKernels
