using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>
/// Reads <c>knowledge/&lt;organisation&gt;/answers/</c>: each file holds the answers of a theme; a file below
/// <c>tables/</c> holds the rows of one table, and how a row is asked for and told.
/// </summary>
internal sealed class AnswerReader(DataFolder organisation, IReadOnlyList<string> locales, Findings findings)
{
    /// <summary>The folder in which no entry lies.</summary>
    public const string Folder = "answers";

    private const string Tables = Folder + "/tables";

    public IEnumerable<AnswerItem> Read() =>
        organisation.Files(Folder, "*.yaml")
            .SelectMany(file => organisation.Maps(file, findings, $"{Folder}/*.yaml").Select(ReadOne))
            .Concat(organisation.Files(Tables, "*.yaml").SelectMany(ReadTable));

    private AnswerItem ReadOne(YamlMap map)
    {
        var answer = new AnswerItem(
            EntryId.Of(organisation.Base, map.RequiredText("id")),
            Words(map.Map("question"), map.Map("answer"), map.Map("asked"), map),
            map.Text("entry", Refer.Entry), map.Texts("areas"), map.RequiredChoice<FactStatus>("status"),
            map.Texts("source", Refer.Source), map.RequiredDate("updated"), map.RequiredDate("review_by"), map.Place);
        if (map.Has("original"))
        {
            map.Map("original")?.FreeKeys();
            map.ReportAt("original", KnowledgeProblem.StillDraft, answer.Id);
        }
        map.Done();
        return answer;
    }

    private Dictionary<string, AnswerWording> Words(YamlMap? question, YamlMap? text, YamlMap? asked, YamlMap map)
    {
        if (question is null) map.Lacks("question");
        if (text is null) map.Lacks("answer");
        var words = locales.ToDictionary(
            l => l, l => new AnswerWording(Said(question, l), asked?.Texts(l) ?? [], Said(text, l)));
        question?.Done();
        text?.Done();
        asked?.Done();
        return words;
    }

    /// <summary>The default language has all of it; what another lacks is said in a language that has it.</summary>
    private string Said(YamlMap? byLocale, string locale) => byLocale is null ? ""
        : locale == locales[0] ? byLocale.RequiredText(locale)
        : byLocale.Text(locale) ?? locales.Skip(1).Select(l => byLocale.Text(l)).FirstOrDefault(t => t is not null)
            ?? byLocale.Text(locales[0]) ?? "";

    /// <summary>A row becomes an answer: the table's sentences with what the row says filled in.</summary>
    private IEnumerable<AnswerItem> ReadTable(string file)
    {
        if (organisation.Map(file, findings, $"{Tables}/*.yaml") is not { } map) yield break;
        var (question, text, asked) = (map.Map("question"), map.Map("answer"), map.Map("asked"));
        var pattern = Words(question, text, asked, map);
        var (entry, updated, review) =
            (map.Text("entry", Refer.Entry), map.RequiredDate("updated"), map.RequiredDate("review_by"));
        foreach (var row in map.List("rows"))
        {
            var (id, limit) = (row.RequiredText("id"), row.RequiredText("limit"));
            var names = row.Map("name")?.Scalars() ?? new Dictionary<string, string>();
            var units = row.Map("unit")?.Scalars() ?? new Dictionary<string, string>();
            IReadOnlyList<string> others = row.Texts("names");
            yield return new AnswerItem(
                EntryId.Of(organisation.Base, id),
                locales.ToDictionary(l => l, l => new AnswerWording(
                    Filled(pattern[l].Question, Own(names, l)),
                    [.. others.Prepend(Own(names, l))
                        .SelectMany(n => pattern[l].Asked.Select(a => Filled(a, n)))],
                    Quotation.Fill(
                        Filled(pattern[l].Text, Own(names, l)), ("limit", limit),
                        ("unit", Own(units, l) is { Length: > 0 } unit ? $" {unit}" : "")))),
                entry, [], row.Choice("status", FactStatus.Confirmed), row.Texts("source", Refer.Source), updated,
                review, row.Place);
            row.Done();
        }
        map.Done();

        static string Filled(string sentence, string name) => Quotation.Fill(sentence, ("name", name));

        string Own(IReadOnlyDictionary<string, string> byLocale, string locale) =>
            byLocale.GetValueOrDefault(locale)
            ?? locales.Skip(1).Append(locales[0]).Select(l => byLocale.GetValueOrDefault(l)).FirstOrDefault(t => t is not null) ?? "";
    }
}
