// room RegentKernels
