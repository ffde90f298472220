using BotService.Engine.Data;

namespace BotService.Engine.Dialogs.Script;

/// <summary>
/// The sentences of <c>dialogs/wording.&lt;locale&gt;.yaml</c>: each has its key in kebab case there, in every locale.
/// </summary>
public enum Line
{
    Greeting, Menu, Restarted, Switched, Choose, ChooseOrganisation, TopicIntro, Several, Together, TogetherSummary, AskAgain, ListAll, Back,
    Checklist, ChecklistBare, TaskList, WholeList, Answer, AnswerTo, AnswerWhere, AnswerSource, Missing, MissingNothing, NotNeeded, HaveUnknown, Facet, FacetNone, NotInForce,
    SupplyIntro, NotCovered, NotCoveredSite,
    Fallback, Nearest, Hotline, NoInput, Handoff, HandoffGeneral, Helpful, HelpfulYes, HelpfulNo,
    More, Sorry, MoreNo, MoreMenu, Person, Rate, Rate1, Rate2, Rate3, Rate4, Rate5, RateAgain,
    RateExpertise, RateMeasures, RateCourtesy,
    Words, WordsSkip, Goodbye, SpeakChecklist, SpeakTaskList, SpeakMore, Fault,
    GreetingOrganisation, MenuOrganisation, Files, Voice, Sticker, Resumed, ResumedChoice, Elsewhere, ElsewhereFurther, MyData, MyDataFurther, Refer, ReferFurther,
    Outside, NoDanger, Heard, Left, WhyAsked, WhyAskedPlace, Hint, PickOne, NothingElse, NotTold, NotOnList, NotOnThisList,
    PartLines, PartWho, PartWhoMore, PartWhoUnknown, PartHours, PartAppointment, PartWay, PartOtherWay, PartNoMore, Print, SameList, SameAnswer, Again, Noted,
    CallBack, CallBackGoOn, CallBackNumber, CallBackNoNumber, CallBackForeign, CallBackSeveral, CallBackWhen, CallBackAgain,
    CallBackConfirm, CallBackNow, CallBackMorning, CallBackAfternoon, CallBackEvening, CallBackAny, CallBackYes, CallBackNo,
    CallBackOtherNumber, CallBackOtherTime, CallBackDone, CallBackDropped, CallBackTooMany,
    CallBackDay, CallBackDays, CallBackMonths, CallBackSpan, CallBackUnsure,
    CallBackWaits, CallBackTried, CallBackLate, CallBackReached, CallBackNotReached, CallBackWrongNumber, CallBackTakenBack,
    HandoffNext, HandoffAhead, HandoffAheadSpan, HandoffPromise, HandoffAlready, HandoffWhere, HandoffLeave, HandoffLeft,
    HandoffTaken, HandoffTakenOver, HandoffReturned, HandoffEnded, HandoffForwarded, HandoffReferred, HandoffColleague, HandoffLate, HandoffRequeued,
    HandoffNobody, HandoffBack, HandoffStill, HandoffGone,
    CallBackUnknown, CallBackNone, CallBackMoved, CallBackMovedByStaff, CallBackMissed, CallBackMove, CallBackTakeBack,
    Held, HeldUntil, HeldBehind, HeldMissed,
}
