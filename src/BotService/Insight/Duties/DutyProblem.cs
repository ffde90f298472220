namespace BotService.Insight.Duties;

/// <summary>What can be wrong with the book of duties.</summary>
internal enum DutyProblem
{
    PlanWithoutSource, GroupLetter, AbilityOfNoDuty, DutyOutOfOrder, UnknownPlan, UnknownAbility, PagePath, NamedTwice,
    TestsOfNothing, PlansMissing, TrialOfNothing, TrialWithoutClaim, ListsOfNothing, TrialLocale,
}
