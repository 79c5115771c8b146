// room RegentEvaluation
