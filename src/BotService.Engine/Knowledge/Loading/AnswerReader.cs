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
        map.Done();
        return answer;
    }

    private Dictionary<string, AnswerWording> Words(YamlMap? question, YamlMap? text, YamlMap? asked, YamlMap map)
    {
        if (question is null) map.Lacks("question");
        if (text is null) map.Lacks("answer");
        var words = locales.ToDictionary(l => l, l => new AnswerWording(
            question?.RequiredText(l) ?? "", asked?.Texts(l) ?? [], text?.RequiredText(l) ?? ""));
        question?.Done();
        text?.Done();
        asked?.Done();
        return words;
    }

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
                    Filled(pattern[l].Question, names.GetValueOrDefault(l, "")),
                    [.. others.Prepend(names.GetValueOrDefault(l, ""))
                        .SelectMany(n => pattern[l].Asked.Select(a => Filled(a, n)))],
                    Quotation.Fill(
                        Filled(pattern[l].Text, names.GetValueOrDefault(l, "")), ("limit", limit),
                        ("unit", units.GetValueOrDefault(l) is { Length: > 0 } unit ? $" {unit}" : "")))),
                entry, [], row.Choice("status", FactStatus.Confirmed), row.Texts("source", Refer.Source), updated,
                review, row.Place);
            row.Done();
        }
        map.Done();

        static string Filled(string sentence, string name) => Quotation.Fill(sentence, ("name", name));
    }
}
