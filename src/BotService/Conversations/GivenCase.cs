using System.Collections.Immutable;
using BotService.Engine.Dialogs;

namespace BotService.Conversations;

/// <summary>What a sheet was made of besides its release, language and day: enough to make it again.</summary>
/// <param name="Topic">The entry, its answers, and what was said of papers.</param>
/// <param name="Supplier">The organisation whose rules counted; null: it did not matter, or was not known.</param>
/// <param name="Offices">Offices the citizen belongs to.</param>
public sealed record GivenCase(Topic Topic, string? Supplier, ImmutableArray<string> Offices)
{
    public ImmutableArray<string> Offices { get; init; } = Offices.IsDefault ? [] : Offices;

    /// <summary>Further matters, before the topic, of which one list was made with it.</summary>
    public ImmutableArray<Topic> Together { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>A clerk had it made on the desk, where nothing needs to be settled first.</summary>
    public bool IsOfDesk { get; init; }

    /// <summary>
    /// The case of a reply with a sheet, out of the state that its turn ended in; null where it stands there no more.
    /// </summary>
    public static GivenCase? Of(DialogState state, Reply reply)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(reply);
        if (reply is not { Sheet: { } sheet, Answer: { Entry: { } entry } told }) return null;
        // One list of several is the first one's sheet, while the talk is about the last.
        if (sheet.Entry != entry && state is { Topic: { } last, Together: [{ } first, ..] } && first.Entry == sheet.Entry)
            return new(last, state.Supplier, state.Offices) { Together = state.Together };
        var topic = state.Topic is { } now && now.Entry == entry ? now
            : state.Together.Concat(state.Earlier).FirstOrDefault(t => t.Entry == entry);
        return topic is null ? null
            : new(topic with { Answers = told.Case.ToImmutableDictionary() }, state.Supplier, state.Offices);
    }
}
