using BotService.Editing.Drafts;

namespace BotService.Storage;

internal sealed class DraftRow
{
    public const string Columns = "number, title, reason, source, base, state, revision, version, by_whom, at, causes, expects, "
        + "is_urgent, content, release, from_day, word";

    public long Number { get; init; }
    public required string Title { get; init; }
    public required string Reason { get; init; }
    public required string Source { get; init; }
    public required string Base { get; init; }
    public required string State { get; init; }
    public long Revision { get; init; }
    public long Version { get; init; }
    public required string By_Whom { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Causes { get; init; }
    public required string Expects { get; init; }
    public bool Is_Urgent { get; init; }
    public string? Content { get; init; }
    public string? Release { get; init; }
    public string? From_Day { get; init; }
    public string? Word { get; init; }

    public Draft Draft => new(Number, Title, Reason, Source, Base, State, (int)Revision, (int)Version, By_Whom, At)
    {
        Causes = Json.Read<DraftCause[]>(Causes), Expects = Json.Read<string[]>(Expects), IsUrgent = Is_Urgent, Content = Content,
        Release = Release, From = StoredDay.ReadOrNone(From_Day), Word = Word,
    };
}
