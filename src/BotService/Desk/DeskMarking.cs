using BotService.Engine.Library;
using BotService.Staff;

namespace BotService.Desk;

/// <summary>What a clerk sends to mark an answer, as it came.</summary>
public sealed record MarkAsk(string? Text, string? Entry, string? Mark, string? Better, string? Note);

public enum MarkProblem { NoText, UnknownMark, UnknownEntry, NoBetter, UnknownBetter, SameEntry, NoteTooLong }

/// <summary>Makes marks out of what was sent.</summary>
internal static class DeskMarking
{
    /// <returns>The mark, or what is wrong with it.</returns>
    public static (Mark? Mark, MarkProblem? Problem) Read(
        MarkAsk ask, ILibrary library, Person person, DateTimeOffset now)
    {
        var locale = library.Locales[0];
        var text = DeskAsk.Of(ask.Text, locale).Text;
        var judged = ask.Entry is null ? null : library.Card(ask.Entry, locale);
        var better = ask.Better is null ? null : library.Card(ask.Better, locale);
        if (text.Length == 0) return Wrong(MarkProblem.NoText);
        if (KindOf(ask.Mark) is not { } verdict) return Wrong(MarkProblem.UnknownMark);
        if (ask.Entry is not null && judged is null) return Wrong(MarkProblem.UnknownEntry);
        if (ask.Note?.Length > Mark.LongestNote) return Wrong(MarkProblem.NoteTooLong);
        if (verdict != MarkKind.Better) better = null;
        else if (ask.Better is null) return Wrong(MarkProblem.NoBetter);
        else if (better is null) return Wrong(MarkProblem.UnknownBetter);
        else if (better.Id == judged?.Id) return Wrong(MarkProblem.SameEntry);
        return (new Mark(
            now, person.Id, text, judged?.Id, verdict, better?.Id, ask.Note, (better ?? judged)?.Organisation.Id,
            library.Release), null);
    }

    public static MarkKind? KindOf(string? name) => name switch
    {
        "right" => MarkKind.Right,
        "partly" => MarkKind.Partly,
        "wrong" => MarkKind.Wrong,
        "better" => MarkKind.Better,
        _ => null,
    };

    private static (Mark?, MarkProblem?) Wrong(MarkProblem problem) => (null, problem);
}
