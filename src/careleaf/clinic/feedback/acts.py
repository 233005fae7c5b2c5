"""What is asked of the house and how it answers, and what people say of it."""

from careleaf.clinic.feedback.complaints import ACKNOWLEDGE, COMPLAIN, GIVE_FEEDBACK
from careleaf.clinic.feedback.formats import ASK_FORMAT, DELIVER_FORMAT
from careleaf.clinic.feedback.questions import ANSWER, ASK, AUTHORISE

ACTS = (ASK, ANSWER, ASK_FORMAT, DELIVER_FORMAT, AUTHORISE, GIVE_FEEDBACK, COMPLAIN, ACKNOWLEDGE)
