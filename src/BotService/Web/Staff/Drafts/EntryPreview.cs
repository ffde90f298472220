using BotService.Engine;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Knowledge;
using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Sheets;
using BotService.Web.Layout;

namespace BotService.Web.Staff.Drafts;

/// <summary>One case of an entry as citizens will be told it.</summary>
/// <param name="On">The day on which it is asked.</param>
/// <param name="Sheet">Null: nothing of the entry is in force on that day.</param>
public sealed record EntryPreview(DateOnly On, IReadOnlyDictionary<string, string> Answers, EntryVersion? Version, Sheet? Sheet)
{
    private const string Prefix = "s.";

    /// <summary>Passage by passage, as a caller hears it.</summary>
    public IReadOnlyList<string> Spoken { get; private init; } = [];

    /// <summary>As LINE shows it.</summary>
    public IReadOnlyList<LineBubble> Chat { get; private init; } = [];

    /// <summary>As text: what a chat without cards shows.</summary>
    public string Text => Sheet is null ? "" : PlainSheet.Render(Sheet, null);

    /// <summary>What was chosen, as it stands in an address.</summary>
    public (string Name, string Value)[] Query => [("on", VisitComponent.Day(On)), .. Answers.Select(a => (Prefix + a.Key, a.Value))];

    /// <returns>Null when the entry cannot be read, or another part is looked at.</returns>
    internal static EntryPreview? Of(EntryLook look, Release release, IReadAloud voice, ILineLook line, IQueryCollection query, Visit visit)
    {
        if (look.Part != EntryPart.Preview || look.Read is not { } entry) return null;
        var newest = entry.Versions.Count == 0 ? visit.Today : entry.Versions.Max(v => v.InForce.From);
        var on = IsoDay.Read(query["on"]) ?? (newest > visit.Today ? newest : visit.Today);
        var version = entry.InForce(on);
        var answers = (version?.Slots ?? []).Select(s => (s.Id, Option: query[Prefix + s.Id].ToString()))
            .Where(a => version!.Slot(a.Id)!.Options.Contains(a.Option)).ToDictionary(a => a.Id, a => a.Option);
        try
        {
            var sheet = version is null ? null
                : new KnowledgeLibrary(look.Check.Knowledge, release.Script.SheetLabels).Sheet(entry.Id, answers, visit.Locale, on);
            if (sheet is null) return new EntryPreview(on, answers, version, null);
            var told = Reply.Telling(entry, sheet);
            return new EntryPreview(on, answers, version, sheet) { Spoken = voice.Read(told), Chat = line.Show(told) };
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException && !look.Check.IsRight)
        {
            // What has problems need not have all its words.
            return new EntryPreview(on, answers, version, null);
        }
    }
}
