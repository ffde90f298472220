using System.Globalization;
using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// Nothing is older than what it rests on: when a law or page is changed, its date in the catalogue is, and whatever
/// cites it is read again.
/// </summary>
internal static class AgeRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings)
    {
        var changed = knowledge.Catalogue.Sources.Values
            .Select(s => (s.Id, Day: DayOf(s.Dated))).Where(s => s.Day is not null).ToDictionary(s => s.Id, s => s.Day!.Value);
        var answers = knowledge.Answers.Values.Select(a => (a.Id, a.Updated, a.Sources, a.Place, Dated: a.Place));
        var facts = KnowledgeCheck.Facts(knowledge).Select(
            f => (f.Entry.Id, f.Entry.Updated, f.Fact.Sources, f.Fact.Place, Dated: f.Entry.Place));
        return from stated in answers.Concat(facts)
               where !findings.IsSpoilt(stated.Dated, "updated")
               from source in stated.Sources
               where changed.TryGetValue(source, out var day) && day > stated.Updated
               select KnowledgeProblem.SourceNewer.At(stated.Place, stated.Id, stated.Updated, source, changed[source]);
    }

    /// <summary>Null where only a month or year is known: what was changed within it cannot be told.</summary>
    private static DateOnly? DayOf(string? dated) => DateOnly.TryParseExact(
        dated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
