"""Questions and their answers, formats asked for, people who speak for a patient, feedback and complaints."""
