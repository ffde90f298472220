using BotService.Desk;
using BotService.Web.Layout;
using Microsoft.Extensions.Primitives;

namespace BotService.Web.Staff.Desk;

/// <summary>What is asked at the desk as an address holds it, and as the desk's forms carry it along.</summary>
public static class DeskAddress
{
    public const string Path = "/staff/desk", Text = "q", Entry = "entry", Have = "have", SlotPrefix = "slot.";

    /// <summary>Longer values are none of ours; they are cut, so that they can be told and no more.</summary>
    private const int LongestId = 100, MostSlots = 40, MostPapers = 80;

    /// <param name="fields">Of an address or a form; of two with one name the last counts.</param>
    public static DeskAsk Read(Visit visit, IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var all = fields.GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Last().Value);
        var slots = all.Where(f => f.Key.StartsWith(SlotPrefix, StringComparison.Ordinal)).Take(MostSlots)
            .ToDictionary(f => Short(f.Key[SlotPrefix.Length..]), f => Short(Last(f.Value)));
        return DeskAsk.Of(all.TryGetValue(Text, out var text) ? Last(text) : null, visit.Locale) with
        {
            Entry = all.TryGetValue(Entry, out var entry) && Last(entry) is { Length: > 0 } id ? Short(id) : null,
            Slots = slots,
            Have = all.TryGetValue(Have, out var have)
                ? [.. have.OfType<string>().Where(h => h.Length > 0).Take(MostPapers).Select(Short)] : null,
        };
    }

    /// <summary>Words and entry alone: a question as it is first asked.</summary>
    public static bool IsFirstLook(IQueryCollection query) => query.Keys.All(
        key => key is Text or Entry or "lang" or Visit.TextSize);

    /// <summary>The same question again, with what was chosen for its entry.</summary>
    /// <param name="entry">Of this entry instead, of whose case nothing is known yet; null: as it is.</param>
    public static (string Name, string Value)[] Of(DeskLook look, string? entry = null)
    {
        var fields = new List<(string, string)>();
        if (look.Ask.Text.Length > 0) fields.Add((Text, look.Ask.Text));
        if ((entry ?? look.Case?.Card.Id) is { } about) fields.Add((Entry, about));
        if (entry is not null || look.Case is not { } known) return [.. fields];
        foreach (var (slot, option) in look.Ask.Slots ?? new Dictionary<string, string>())
            if (option.Length == 0 || known.Answers.GetValueOrDefault(slot) == option
                || slot == CaseMaker.Supplier && known.At.Supplier == option
                || slot == CaseMaker.Office && known.At.Office == option) fields.Add((SlotPrefix + slot, option));
        if (look.Ask.Have is not null) fields.AddRange([(Have, ""), .. known.Have.Select(h => (Have, h))]);
        return [.. fields];
    }

    private static string Last(StringValues values) => values is [.., { } last] ? last.Trim() : "";

    private static string Short(string text) => text.Length <= LongestId ? text : text[..LongestId];
}
