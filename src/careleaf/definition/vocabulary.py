"""The closed lists of words a definition may use: anything else refuses to load."""

from enum import StrEnum


class Kind(StrEnum):
    """What a statement of the leaflet is. Only promises enter the ledger as kept, late or broken."""

    INFORMATION = "information"
    PROMISE = "promise"
    DUTY = "duty"
    WARNING = "warning"
    DUTY_AND_WARNING = "duty_and_warning"


class Force(StrEnum):
    """How strongly a statement is put. Every format and language must keep it."""

    MUST = "must"
    IMPORTANT = "important"
    PLEASE = "please"
    STRONGLY_RECOMMENDED = "strongly_recommended"
    SHOULD = "should"
    WILL = "will"
    MAY = "may"
    CAN = "can"


class Role(StrEnum):
    """Who works here: the people a rule, task or finding can name."""

    PATIENT = "patient"
    CLERK = "clerk"
    PREASSESSMENT_NURSE = "preassessment_nurse"
    THEATRE_NURSE = "theatre_nurse"
    RECOVERY_NURSE = "recovery_nurse"
    PAIN_NURSE = "pain_nurse"
    RADIOGRAPHER = "radiographer"
    CONSULTANT = "consultant"
    SECOND_CLINICIAN = "second_clinician"
    REFERRER = "referrer"
    MANAGER = "manager"
    LIBRARIAN = "librarian"


class Answer(StrEnum):
    """Every yes-or-no answer has three values; a missing answer is ``not_known``."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class Colour(StrEnum):
    """How fast an effect needs somebody: always shown with its word, never by colour alone."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Per(StrEnum):
    """What a measure is counted over."""

    JOURNEY = "journey"
    EDITION = "edition"
    SITE = "site"


class Evaluator(StrEnum):
    """The named ways of counting. A measure names one and says what it counts."""

    COVERAGE = "coverage"
    READER_UNDERSTANDING = "reader_understanding"
    REVIEWED_ON_TIME = "reviewed_on_time"
    PATIENT_REVIEWED = "patient_reviewed"
    DAYS_SINCE_CHECKED = "days_since_checked"
    SHARE_WITH_EVENT = "share_with_event"
    SHARE_IN_WINDOW = "share_in_window"
    SHARE_ANSWERED = "share_answered"
    SHARE_WITH_FIELD = "share_with_field"
    SIDES_AGREE = "sides_agree"
    SHARE_REPORTING = "share_reporting"
    COUNT_OF_EVENT = "count_of_event"
    TIME_BETWEEN = "time_between"
    SCORE_CHANGE = "score_change"


class Event(StrEnum):
    """What can happen to a journey. Facts of the past: records never refuse them."""

    REFERRED = "referred"
    ACCEPTED = "accepted"
    LEAFLET_GIVEN = "leaflet_given"
    QUESTIONS_ANSWERED = "questions_answered"
    FINDING_RESOLVED = "finding_resolved"
    CONSENT_GIVEN = "consent_given"
    CONSENT_CONFIRMED = "consent_confirmed"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    LISTED = "listed"
    ADMISSION_LETTER_SENT = "admission_letter_sent"
    ESCORT_CONFIRMED = "escort_confirmed"
    ARRIVED = "arrived"
    GOWN_GIVEN = "gown_given"
    PROPERTY_TAKEN = "property_taken"
    PROPERTY_RETURNED = "property_returned"
    SITE_MARKED = "site_marked"
    TEAM_BRIEFED = "team_briefed"
    SIGNED_IN = "signed_in"
    TIMED_OUT = "timed_out"
    POSITIONED = "positioned"
    SKIN_CLEANED = "skin_cleaned"
    STOPPED_BEFORE_BLOCK = "stopped_before_block"
    PROCEDURE_STARTED = "procedure_started"
    NUMBING_INJECTED = "numbing_injected"
    INJECTED = "injected"
    IMAGES_SAVED = "images_saved"
    DRESSING_APPLIED = "dressing_applied"
    PROCEDURE_ENDED = "procedure_ended"
    SIGNED_OUT = "signed_out"
    RECORD_COMPLETED = "record_completed"
    FIRST_STAND_ASSISTED = "first_stand_assisted"
    LEG_POWER_TESTED = "leg_power_tested"
    DUTIES_ACKNOWLEDGED = "duties_acknowledged"
    DISCHARGED = "discharged"
    DISCHARGE_LETTER_SENT = "discharge_letter_sent"
    CHECK_IN_SENT = "check_in_sent"
    CHECK_IN_ANSWERED = "check_in_answered"
    PROBLEM_REPORTED = "problem_reported"
    PROBLEM_CLOSED = "problem_closed"
    FOLLOW_UP_BOOKED = "follow_up_booked"
    FOLLOW_UP_LETTER_SENT = "follow_up_letter_sent"
    RECORD_REVIEWED = "record_reviewed"
    FOLLOW_UP_ATTEMPTED = "follow_up_attempted"
    FOLLOW_UP_CALLED = "follow_up_called"
    OUTCOME_DECIDED = "outcome_decided"
    GP_LETTER_SENT = "gp_letter_sent"
    MESSAGE_RECEIVED = "message_received"
    MESSAGE_ANSWERED = "message_answered"
    FORMAT_REQUESTED = "format_requested"
    FORMAT_DELIVERED = "format_delivered"
    CONTACT_AUTHORISED = "contact_authorised"
    FEEDBACK_GIVEN = "feedback_given"
    COMPLAINT_RECEIVED = "complaint_received"
    COMPLAINT_ACKNOWLEDGED = "complaint_acknowledged"
    SECOND_SIDE_DEFERRED = "second_side_deferred"
    RESCHEDULED = "rescheduled"
    DECLINED = "declined"
    NOT_ELIGIBLE = "not_eligible"
    CANCELLED_BY_PATIENT = "cancelled_by_patient"
    CANCELLED_BY_HOSPITAL = "cancelled_by_hospital"
    DID_NOT_ATTEND = "did_not_attend"
    ATTENDED_NOT_DONE = "attended_not_done"
    ABANDONED = "abandoned"
    ADMITTED = "admitted"
    TRANSFERRED = "transferred"
    DIED = "died"
    LOST = "lost"
    CLOSED = "closed"
    SAFETY_CHANGED = "safety_changed"
    RECORDED_IN_ERROR = "recorded_in_error"
