"""Theatre and recovery: today's list, the recovery board, the list on paper."""
