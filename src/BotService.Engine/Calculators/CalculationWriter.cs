using BotService.Engine.Cases;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Calculators;

/// <summary>
/// Puts a worked sum on a sheet: the inputs, the working, the tariff with its day and sources,
/// then what the entry says besides.
/// </summary>
internal sealed class CalculationWriter(
    KnowledgeBase knowledge, SheetWriter sheets,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> labels)
{
    public Sheet Write(
        ICalculator calculator, CalculatorWords words, Inputs inputs, IReadOnlyList<TariffVersionUsed> tariffs,
        Working working, decimal total, string locale, DateOnly today)
    {
        var entry = knowledge.Entries[calculator.Id];
        // The entry says what is not included. On a day before it was written it is still the best account of that.
        var version = entry.InForce(today) ?? entry.Versions[^1];
        var about = sheets.Write(entry, CaseSolver.Solve(version, new Dictionary<string, string>()), locale, today);
        var sources = about.Sources.ToList();
        var lines = working.Lines.Select(
            (line, i) => Item($"line-{NumberText.Show(i + 1)}", words.Line(line), line.Status, line.Sources))
            .Append(Item("total", words.Line(new WorkingLine(LineWord.Total, [("amount", total)])), FactStatus.Confirmed, []) with { Details = [words.Say(SayWord.Rounding)] })
            .Concat(tariffs.Select(t => Item(t.Id, TariffLine(words, t), t.Version.Status, t.Version.Sources)))
            .ToList();
        return about with
        {
            Summary = Result(calculator, words, inputs, total),
            Case = [.. calculator.Fields.Select(f => Given(f, words, inputs)).OfType<CaseLine>()],
            Reservation = OverdueWriter.Joined(
                about.Brief.Count == 0 ? about.Overdue : null, words.Say(SayWord.Reservation, ("contact", about.Contact)), labels[locale]),
            Parts = [new SheetPart(PartKind.Working, labels[locale][$"part.{KebabCase.Of(PartKind.Working)}"], lines),
                .. about.Parts],
            Sources = sources,
            InForceFrom = tariffs.Max(t => t.Version.InForce.From),
        };

        SheetItem Item(string id, string text, FactStatus status, IReadOnlyList<string> from) =>
            new(id, text, [], status, sheets.Mark(status, locale), null, null, [.. from.Select(Number)]);

        int Number(string source)
        {
            if (sources.FindIndex(s => s.Id == source) is >= 0 and var at) return at + 1;
            sources.Add(sheets.Source(source, locale));
            return sources.Count;
        }
    }

    public static string Result(
        ICalculator calculator, CalculatorWords words, Inputs inputs, decimal total) => words.Fill(
        words.Results[calculator.Id],
        [
            ("total", total),
            .. inputs.Numbers.Select(n => (n.Key, (object)n.Value)),
            .. inputs.Choices.Select(c => (c.Key, (object)new OptionOf(c.Key, c.Value))),
        ]);

    private static string TariffLine(CalculatorWords words, TariffVersionUsed used)
    {
        var (from, name) = (("from", (object)used.Version.InForce.From), ("tariff", (object)words.Tariffs[used.Id]));
        return used.Version.InForce.To is { } to
            ? words.Say(SayWord.TariffBetween, name, from, ("to", to)) : words.Say(SayWord.TariffFrom, name, from);
    }

    /// <summary>What was given, in words; what does not matter for this case is left out.</summary>
    private static CaseLine? Given(FieldSpec field, CalculatorWords words, Inputs inputs)
    {
        var wording = words.Fields[field.Id];
        var answer = inputs.Choices.TryGetValue(field.Id, out var option) ? wording.Options[option].Label
            : inputs.Numbers.TryGetValue(field.Id, out var number) ? $"{NumberText.Show(number)} {wording.Unit}".Trim()
            : inputs.Days.TryGetValue(field.Id, out var day) ? NumberText.Show(day)
            : null;
        return answer is null ? null : new CaseLine(wording.Label, answer);
    }
}

internal sealed record TariffVersionUsed(string Id, TariffVersion Version);
