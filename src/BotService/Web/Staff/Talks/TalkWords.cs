using System.Globalization;
using BotService.Engine.Dialogs.Script;
using BotService.Handoff;
using BotService.Web.Staff.Desk;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Talks;

/// <summary>Talks in the words of the pages.</summary>
internal static class TalkWords
{
    /// <summary>Minutes and seconds, as the script counts them down.</summary>
    public static string Left(TimeSpan left)
    {
        var seconds = Math.Max(0, (long)Math.Ceiling(left.TotalSeconds));
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
    }

    /// <summary>Under which name somebody is known to citizens; to colleagues without one by their address.</summary>
    public static string Who(LiveTalk talk, StaffNames names) =>
        talk.WorkName is { Length: > 0 } name ? $"{name} ({names.Person(talk.Person)})" : names.Person(talk.Person);

    public static string Matter(PageWording words, LiveTalk talk, StaffNames names) =>
        talk.Entry is { } entry ? names.Entry(entry) : words["talks.no-matter"];

    public static string Organisation(PageWording words, string? organisation, StaffNames names) =>
        organisation is null ? words["talks.any"] : names.Organisation(organisation);

    /// <summary>Why nothing was done.</summary>
    public static string Refusal(PageWording words, TalkAnswer answer, StaffNames names) => words.Say(
        $"talks.refused-{DeskWords.Id(answer.Verdict)}",
        ("who", answer.Talk is { Person: not null } talk ? Who(talk, names) : words["talks.somebody"]),
        ("n", ITalkWork.Longest.ToString(CultureInfo.InvariantCulture)),
        ("outcome", answer.Talk?.Outcome is { } outcome ? words[$"talks.outcome-{outcome}"] : ""));
}
