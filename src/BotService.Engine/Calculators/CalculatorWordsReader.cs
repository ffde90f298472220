using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Engine.Calculators;

/// <summary>Reads the words of one locale; what is missing, left over or quotes nothing is a problem.</summary>
internal static class CalculatorWordsReader
{
    public static CalculatorWords Read(DataFolder folder, string locale, Findings findings)
    {
        var file = $"calculators.{locale}.yaml";
        if (folder.Map(file, findings) is not { } map)
            return new CalculatorWords(
                None<FieldWording>(), None<string>(), None<string>(), None<string>(), None<string>(),
                None<string>(), NoAsking);
        var fields = new Dictionary<string, FieldWording>();
        foreach (var (id, field) in map.Map("fields")?.Maps() ?? []) fields[id] = ReadField(field);
        IReadOnlyDictionary<string, string> Sentences(string key) => map.Map(key)?.Scalars() ?? None<string>();
        var words = new CalculatorWords(
            fields, Sentences("problems"), Sentences("lines"), Sentences("results"), Sentences("tariffs"),
            Sentences("says"), map.Map("asking") is { } asking ? ReadAsking(asking) : NoAsking);
        map.Done();
        return words;
    }

    private static AskingWords NoAsking { get; } = new([], [], [], new Dictionary<string, Asking>());

    private static AskingWords ReadAsking(YamlMap map)
    {
        var calculators = new Dictionary<string, Asking>();
        foreach (var (id, asking) in map.Map("calculators")?.Maps() ?? [])
        {
            calculators[id] = new Asking(
                asking.Texts("first"), asking.Texts("second"), asking.Texts("unless"), asking.Texts("figures"));
            asking.Done();
        }
        var words = new AskingWords(map.Texts("sums"), map.Texts("prices"), map.Texts("explanations"), calculators);
        map.Done();
        return words;
    }

    private static FieldWording ReadField(YamlMap map)
    {
        var options = new Dictionary<string, OptionWording>();
        foreach (var (option, words) in map.Map("options")?.Maps() ?? [])
        {
            options[option] = new OptionWording(words.RequiredText("label"), words.Texts("say"));
            words.Done();
        }
        var field = new FieldWording(
            map.RequiredText("label"), map.RequiredText("ask"), map.Text("unit"), map.Text("hint"), map.Texts("units"),
            map.Texts("names"), options);
        map.Done();
        return field;
    }

    private static IReadOnlyDictionary<string, T> None<T>() => new Dictionary<string, T>();
}
