using System.ComponentModel;
using BotService.Engine.Calculators;
using BotService.Engine.Cases;
using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Sheets;
using Microsoft.SemanticKernel;

namespace BotService.Drafting.Model;

/// <summary>
/// What a model may ask the engine: it reads only, and what is wrong with a call is said to the model in a sentence.
/// </summary>
internal sealed class EngineFunctions(ILibrary library, ICalculators calculators, TimeProvider time, string locale)
{
    private const string NoEntry = "There is no such entry.";

    private static readonly Dictionary<string, string> NoAnswers = [];

    private DateOnly Today => Taiwan.Today(time);

    [KernelFunction("entry"), Description("What an entry is about, and what its checklist depends on.")]
    public string Entry([Description("The entry's id, such as taipower.ebill.")] string id)
    {
        if (library.Card(id, locale) is not { } card) return NoEntry;
        var slots = library.Questions(id, locale, Today)
            .Select(q => $"{q.Slot}: {q.Ask} ({string.Join(", ", q.Options.Select(o => $"{o.Id} = {o.Name}"))})");
        return string.Join('\n', slots.Prepend(card.Summary).Prepend(card.Name));
    }

    [KernelFunction("checklist"), Description("The whole list of an entry for a case.")]
    public string Checklist(
        [Description("The entry's id.")] string id,
        [Description("What is known of the case, as slot=option pairs with commas between; may be empty.")]
        string answers = "")
    {
        if (library.Card(id, locale) is null) return NoEntry;
        if (Pairs(answers) is not { } known) return "Write the answers as slot=option, slot=option.";
        if (library.Unknown(id, known, Today) is { Count: > 0 }) return "The entry has no such slot or option; ask entry.";
        return library.Sheet(id, known, locale, Today) is { } sheet
            ? PlainSheet.Render(sheet, receipt: null) : "Nothing of it is in force today.";
    }

    [KernelFunction("tariff"), Description("Works out an amount by the tariff, with its working.")]
    public string Tariff(
        [Description("The calculator's id.")] string id,
        [Description("Its fields, as field=value pairs with commas between; may be empty.")] string inputs = "")
    {
        if (calculators.Form(id, locale) is not { } form)
            return $"There is no such calculator. There are: {string.Join(", ", calculators.Ids)}.";
        if (Pairs(inputs) is not { } fields) return "Write the inputs as field=value, field=value.";
        var sum = calculators.Calculate(id, fields, locale, Today)!;
        return sum.Sheet is { } sheet ? PlainSheet.Render(sheet, receipt: null)
            : string.Join('\n', sum.Problems.Select(p => $"{p.Field}: {p.Text}")
                .Concat(form.Fields.Select(f => $"{f.Id}: {f.Label}")).Prepend(sum.Text));
    }

    [KernelFunction("answers"), Description("What an entry says of one thing.")]
    public string Answers(
        [Description("The entry's id.")] string id,
        [Description("documents, forms, fees, times, channels, steps, warnings, notes or legal.")] string part)
    {
        if (library.Card(id, locale) is null) return NoEntry;
        if (!Enum.TryParse<PartKind>(part, ignoreCase: true, out var kind)) return "There is no such part.";
        var items = library.Sheet(id, NoAnswers, locale, Today)?.Parts.Where(p => p.Kind == kind)
            .SelectMany(p => p.Items).ToList();
        return items is not { Count: > 0 } ? "The entry says nothing of it."
            : string.Join('\n', items.Select(i => string.Join(' ', SheetMarks.Under(i).Prepend(i.Text))));
    }

    private static Dictionary<string, string>? Pairs(string text)
    {
        const int longest = 400;
        if (text.Length > longest) return null;
        var pairs = new Dictionary<string, string>();
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (pair.Split('=') is not [var name, var value] || !pairs.TryAdd(name.Trim(), value.Trim())) return null;
        }
        return pairs;
    }
}
