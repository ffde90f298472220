using System.Globalization;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Duties;

/// <summary>
/// What duties name must be there. Pages, verbs and tests are known to the host and its tests alone, which hold them.
/// </summary>
internal static class DutyCheck
{
    public static IEnumerable<Problem> Run(DutyBook book, KnowledgeBase knowledge, string folder) =>
        [
            .. book.Plans.Where(p => !knowledge.Catalogue.Sources.ContainsKey(p.Value))
                .Select(p => new Problem(
                    $"{folder}/plans.yaml", 1,
                    $"`{p.Key}` stands for `{p.Value}`, which is no source of the catalogue")),
            .. book.Groups.Keys.Where(g => g.Length != 1)
                .Select(g => new Problem($"{folder}/groups.yaml", 1, $"`{g}` must be one letter")),
            .. book.Duties.GroupBy(d => d.Place.File).SelectMany(Order),
            .. book.Duties.SelectMany(d => Names(d, book, knowledge)),
            .. book.Abilities.Keys.Except(book.Duties.SelectMany(d => d.Does))
                .Select(a => new Problem($"{folder}/abilities.yaml", 1, $"no duty names the ability `{a}`")),
        ];

    /// <summary>A1, A2, A3 …: the numbers are cited elsewhere and never change.</summary>
    private static IEnumerable<Problem> Order(IGrouping<string, Duty> file)
    {
        var group = Path.GetFileNameWithoutExtension(file.Key);
        return file.Select((duty, i) => (duty, expected: group + (i + 1).ToString(CultureInfo.InvariantCulture)))
            .Where(d => d.duty.Id != d.expected)
            .Select(d => At(d.duty, $"`{d.duty.Id}` stands where `{d.expected}` is expected"));
    }

    private static IEnumerable<Problem> Names(Duty duty, DutyBook book, KnowledgeBase knowledge)
    {
        foreach (var place in duty.Plans.Where(p => !book.Plans.ContainsKey(p.Plan)))
            yield return At(duty, $"`{duty.Id}`: there is no plan `{place.Plan}` in plans.yaml");
        foreach (var entry in duty.Entries.Where(e => !knowledge.Entries.ContainsKey(e)))
            yield return At(duty, $"`{duty.Id}`: there is no entry `{entry}`");
        foreach (var ability in duty.Does.Where(a => !book.Abilities.ContainsKey(a)))
            yield return At(duty, $"`{duty.Id}`: there is no ability `{ability}` in abilities.yaml");
        foreach (var page in duty.Pages.Where(p => !p.StartsWith('/')))
            yield return At(duty, $"`{duty.Id}`: the page `{page}` must begin with /");
        foreach (var twice in (string[])[.. Twice(duty.Entries), .. Twice(duty.Does), .. Twice(duty.Tests)])
            yield return At(duty, $"`{duty.Id}`: `{twice}` stands twice");
        if (!duty.IsCarried && duty.Tests.Count > 0)
            yield return At(
                duty, $"`{duty.Id}` names tests, but nothing that they test: name the entry, page, verb or ability");
    }

    private static IEnumerable<string> Twice(IReadOnlyList<string> names) =>
        names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key);

    private static Problem At(Duty duty, string message) => new(duty.Place.File, duty.Place.Line, message);
}
