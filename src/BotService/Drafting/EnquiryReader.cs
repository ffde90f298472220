using System.Collections.Immutable;
using BotService.Engine.Calculators;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Library;
using BotService.Hosting;

namespace BotService.Drafting;

/// <summary>What the engine makes of a citizen's text: the sheets a draft may rest on.</summary>
/// <param name="Danger">The kind of danger heard; there is nothing to draft then.</param>
/// <param name="Sheets">
/// The entry's list for what the text tells, and the sum it asks for; empty without an entry.
/// </param>
internal sealed record Enquiry(string? Entry, string? Danger, IReadOnlyList<Sheet> Sheets);

/// <summary>Reads a text as the conversation would, by the engine alone.</summary>
internal sealed class EnquiryReader(
    IDialogEngine engine, ILibrary library, ICalculators calculators, TimeProvider time)
{
    /// <param name="entry">The entry it is about, of those the library has; null: the engine finds it.</param>
    public Enquiry Read(string text, string? entry)
    {
        var today = Taiwan.Today(time);
        var start = entry is null
            ? null : new DialogState(library.Locales[0], new Topic(entry, ImmutableDictionary<string, string>.Empty));
        var turn = engine.Next(start, new Input(text, null), today);
        if (turn.Events.OfType<TurnEvent.Emergency>().FirstOrDefault() is { } danger)
            return new Enquiry(entry, danger.Kind, []);
        var topic = turn.State.Topic;
        var about = entry ?? topic?.Entry;
        if (about is null) return new Enquiry(null, null, []);
        var answers = topic?.Entry == about ? topic.Answers : ImmutableDictionary<string, string>.Empty;
        var at = new Locality(Supplier: turn.State.Supplier);
        var list = library.Sheet(
            about, answers, turn.State.Locale, today, library.Unknown(about, at).Count == 0 ? at : null);
        var sum = Sum(about, text, turn.State.Locale, today);
        return new Enquiry(about, null, [.. new[] { list, sum }.OfType<Sheet>()]);
    }

    /// <summary>The working of the sum, where the text itself tells all it takes.</summary>
    private Sheet? Sum(string entry, string text, string locale, DateOnly today) => calculators.Ids.Contains(entry)
        ? calculators.Calculate(entry, calculators.ReadFrom(entry, text, asked: null), locale, today)?.Sheet : null;
}
