using BotService.Engine.Data;
using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>What an utterance says of the place.</summary>
/// <param name="Supplier">The organisation that supplies there; null when none is named, or more than one.</param>
/// <param name="Unsure">It says that it is not known.</param>
/// <param name="Offices">Offices named; those above a named one are left out.</param>
/// <param name="NotOffices">Offices denied: 「不是新營區處」.</param>
/// <param name="Rest">What is left of it, without what usually stands beside a place.</param>
internal sealed record Places(
    string? Supplier, bool Unsure, IReadOnlyList<string> Offices, IReadOnlySet<string> NotOffices, string Rest);

/// <summary>Finds the supplier's area and the office in an utterance: 「我家在台北市」, 「新營區處」.</summary>
internal sealed class PlaceReader
{
    /// <summary>A street that is called after a place bears its bare name.</summary>
    private const int StreetName = 2;

    private readonly KnowledgeBase knowledge;
    private readonly Phrases phrases;
    private readonly IReadOnlyDictionary<(string Supply, bool Asked), OptionExpressions> suppliers;
    private readonly OptionExpressions offices;
    private readonly HashSet<string> streets;
    private readonly IReadOnlyList<string> around;
    private readonly IReadOnlyList<(string Name, string Organisation)> names;

    public PlaceReader(KnowledgeBase knowledge, Phrases phrases)
    {
        (this.knowledge, this.phrases) = (knowledge, phrases);
        var polarity = new PolarityReader(phrases.Denials);
        var words = knowledge.TalkLocales.SelectMany(l => knowledge.Words(l).Supplies).ToLookup(s => s.Key, s => s.Value);
        suppliers = knowledge.Catalogue.Supplies.Keys.SelectMany(id => new[] { (id, false), (id, true) })
            .ToDictionary(key => key, key => new OptionExpressions(
                Words(words[key.id]).Concat(DistrictNames.Of(
                    knowledge.Catalogue.Counties, key.id, [.. words[key.id].SelectMany(w => w.Living)], key.Item2)), polarity));
        offices = new OptionExpressions(
            from office in knowledge.Catalogue.Offices.Values
            from wording in office.Wordings.Values
            from say in wording.Say.Append(wording.Name).Append(wording.Short)
            select (say, office.Id),
            polarity);
        names =
        [
            .. from locale in knowledge.Locales
               from office in knowledge.Catalogue.Offices.Values
               let own = office.Wordings[locale]
               let organisation = TextNormalizer.Normalize(
                   knowledge.Words(locale).Organisations[office.Organisation].Short)
               from say in own.Say.Append(own.Name).Append(own.Short)
               let name = TextNormalizer.Normalize(say)
               where name.Length > 0 && !TextSearch.Holds(organisation, name)
               orderby name.Length descending
               select (name, organisation),
        ];
        streets = [.. knowledge.Catalogue.Counties.SelectMany(c => c.Names.Concat(c.Districts.Keys.Select(d => d[..^1])))
            .Where(n => n.Length == StreetName)];
        around = [.. words.SelectMany(w => w).SelectMany(w => w.Around).Select(TextNormalizer.Normalize)
            .OrderByDescending(a => a.Length)];
    }

    /// <param name="supply">What is supplied; null when the matter has one supplier only.</param>
    /// <param name="asked">Whose it is, and so where it is, was asked.</param>
    public Places Read(string normal, Supply? supply, bool asked = false)
    {
        var rest = normal;
        normal = WithoutStreets(normal);
        var (named, notOffices) = offices.Read(normal, ref rest);
        named.ExceptWith(notOffices);
        var (areas, denied) = supply is null ? ([], []) : suppliers[(supply.Id, asked)].Read(normal, ref rest);
        areas.ExceptWith(denied);
        if (areas.Count > 1 && WithoutOrigin(normal) is { } onward) areas.IntersectWith(
            suppliers[(supply!.Id, asked)].Read(onward, ref rest).Named);
        var unsure = areas.Remove(DistrictNames.Either);
        areas.Remove(DistrictNames.Open);
        // An office says whose it is, too.
        if (areas.Count == 0 && supply is not null)
            areas.UnionWith(
                named.Select(o => knowledge.Catalogue.Offices[o].Organisation).Where(o => supply.Of(o) is not null));
        return new Places(
            areas.Count == 1 ? areas.First() : null, unsure, Nearest(named), notOffices,
            TextSearch.Without(rest, around));
    }

    /// <summary>
    /// The text with each office's name replaced by that of its organisation, then without it; none when none is named.
    /// </summary>
    public IEnumerable<string> WithoutOffices(string normal)
    {
        var text = normal;
        foreach (var (name, organisation) in names)
            for (var at = TextSearch.Find(text, name, 0); at >= 0; at = TextSearch.Find(
                text, name, at + organisation.Length + 2))
                text = string.Concat(text.AsSpan(0, at), $" {organisation} ", text.AsSpan(at + name.Length));
        return text == normal ? [] : [text, TextSearch.Without(normal, names.Select(n => n.Name))];
    }

    private static IEnumerable<(string, string)> Words(IEnumerable<SupplyWording> words) => words.SelectMany(
        w => w.Options.Append(new(DistrictNames.Either, w.Unsure))
            .SelectMany(o => o.Value.Say.Append(o.Value.Label).Select(say => (say, o.Key)))
        .Concat(w.Open.Select(say => (say, DistrictNames.Open))));

    /// <summary>A street may bear the name of a county or district: 基隆路 is in Taipei.</summary>
    private string WithoutStreets(string normal)
    {
        for (var at = normal.IndexOfAny(['路', '街']); at >= 0; at = normal.IndexOfAny(['路', '街'], at + 1))
            if (at >= StreetName && streets.Contains(normal.Substring(at - StreetName, StreetName)))
                normal = TextSearch.Take(normal, at - StreetName, StreetName + 1);
        return normal;
    }

    /// <summary>Where somebody goes counts, not where from; null when nothing says which is which.</summary>
    private string? WithoutOrigin(string normal)
    {
        foreach (var from in phrases.Origins)
            if (TextSearch.Find(normal, from, 0) is >= 0 and var left)
                foreach (var to in phrases.Destinations)
                    if (TextSearch.Find(normal, to, left + from.Length) is > 0 and var reached)
                        return TextSearch.Take(normal, left, reached - left);
        return null;
    }

    /// <summary>「高雄區處楠梓服務所」 is the one in Nanzih.</summary>
    private IReadOnlyList<string> Nearest(IReadOnlyCollection<string> named)
    {
        var above = named.SelectMany(o => OfficeOverlays.Line(knowledge.Catalogue, o).Skip(1)).Select(o => o.Id)
            .ToHashSet();
        return [.. named.Where(o => !above.Contains(o))];
    }
}
