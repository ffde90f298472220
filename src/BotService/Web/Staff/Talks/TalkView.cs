using BotService.Conversations.Handoff;
using BotService.Desk;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Handoff;
using BotService.Review.Low;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Talks;

/// <summary>What is shown of one talk.</summary>
/// <param name="Key">What is said or sent next goes out once under it.</param>
public sealed record TalkView(LiveTalk Talk, StaffNames Names, DateTimeOffset Now, string Key)
{
    /// <summary>What was said; null where only the rest is shown.</summary>
    public Transcript? Transcript { get; init; }

    /// <summary>The newest words of the citizen that are shown begin after this one; 0: all of it is shown.</summary>
    public long After { get; init; }

    /// <summary>What is known of the citizen's matter; null while it is none.</summary>
    public TalkCase? Case { get; init; }

    /// <summary>What the citizen's newest words mean; null without words.</summary>
    public DeskLook? Suggestion { get; init; }

    /// <summary>Who could take it over, without whoever looks.</summary>
    public IReadOnlyList<Presence> Takers { get; init; } = [];

    /// <summary>What was typed and did not go out; null when nothing was.</summary>
    public TalkDraft? Draft { get; init; }

    internal ReplyWindow? Window { get; init; }

    /// <summary>Until when a reply is free; null where it is not any more, or costs nothing anyway.</summary>
    public DateTimeOffset? FreeUntil => Window is { } window && Talk.TicketAt + window.Free is { } until && until > Now ? until : null;

    /// <summary>
    /// The entry whose list is sent by one key: what the newest words clearly mean, else the matter talked about.
    /// </summary>
    public string? Likely => Suggestion is { Found: not null, Case.Sheet: not null } look ? look.Case!.Card.Id : Case?.Entry;
}

/// <summary>The case as the dialogue has it.</summary>
/// <param name="Sheet">Its list; null when nothing of the entry is in force.</param>
public sealed record TalkCase(string Entry, IReadOnlyDictionary<string, string> Answers, Sheet? Sheet, DialogState State);

/// <summary>What somebody typed and did not send, or was not allowed to.</summary>
/// <param name="Text">As it stands in the field again.</param>
/// <param name="Typed">As it was typed, where personal data was taken out of it; null: just so.</param>
/// <param name="Problem">Why it did not go out.</param>
public sealed record TalkDraft(string Text, string? Typed, string? Problem, string? Reason = null);
