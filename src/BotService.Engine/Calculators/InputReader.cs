using System.Globalization;

namespace BotService.Engine.Calculators;

/// <summary>Reads what was typed into the fields. Whatever it is, the outcome is a value or a named problem.</summary>
internal static class InputReader
{
    /// <summary>Bills for a day further ahead than this are nobody's.</summary>
    private const int DaysAhead = 366;

    /// <param name="partly">Fields not yet filled in are no problem.</param>
    public static (Inputs Inputs, IReadOnlyList<InputProblem> Problems) Read(
        IReadOnlyList<FieldSpec> fields, IReadOnlyDictionary<string, string> typed, DateOnly today, bool partly = false)
    {
        var (numbers, choices, days) =
            (new Dictionary<string, decimal>(), new Dictionary<string, string>(), new Dictionary<string, DateOnly>());
        var problems = new List<InputProblem>();
        foreach (var field in fields)
        {
            var text = (typed.GetValueOrDefault(field.Id) ?? "").Trim();
            if (field.When is { } when
                && !(choices.TryGetValue(when.Field, out var chosen) && when.Options.Contains(chosen)))
            {
                // As long as the field it hangs on is open or wrong, that one is to be mended first.
                if (chosen is not null && text.Length > 0 && NumberText.Parse(text) != 0)
                    problems.Add(new InputProblem(field.Id, ProblemWord.DoesNotCount));
                continue;
            }
            if (text.Length == 0) text = field.Default ?? "";
            if (text.Length == 0)
            {
                if (field.Required && !partly) problems.Add(new InputProblem(field.Id, ProblemWord.Missing));
                continue;
            }
            var problem = field.Kind switch
            {
                FieldKind.Choice => Choice(field, text, choices),
                FieldKind.Number => Number(field, text, numbers),
                _ => Day(field, text, days, today),
            };
            if (problem is not null) problems.Add(problem);
        }
        return (new Inputs(numbers, choices, days), problems);
    }

    private static InputProblem? Choice(FieldSpec field, string text, Dictionary<string, string> into)
    {
        if (!field.Options.Contains(text)) return new InputProblem(field.Id, ProblemWord.NotAnOption);
        into[field.Id] = text;
        return null;
    }

    private static InputProblem? Number(FieldSpec field, string text, Dictionary<string, decimal> into)
    {
        var range = field.Range!;
        if (NumberText.Parse(text) is not { } number) return new InputProblem(field.Id, ProblemWord.NotANumber);
        if (number < range.Min) return new InputProblem(field.Id, ProblemWord.TooSmall, ("min", range.Min));
        if (number > range.Max) return new InputProblem(field.Id, ProblemWord.TooLarge, ("max", range.Max));
        if (decimal.Round(number, range.Decimals) != number)
            return range.Decimals == 0 ? new InputProblem(field.Id, ProblemWord.NotWhole)
                : new InputProblem(field.Id, ProblemWord.TooManyDecimals, ("decimals", (decimal)range.Decimals));
        into[field.Id] = number;
        return null;
    }

    private static InputProblem? Day(FieldSpec field, string text, Dictionary<string, DateOnly> into, DateOnly today)
    {
        if (!DateOnly.TryParseExact(
            NumberText.Fold(text).Replace('/', '-'), ["yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day))
            return new InputProblem(field.Id, ProblemWord.NotADate);
        if (day.DayNumber - today.DayNumber > DaysAhead) return new InputProblem(field.Id, ProblemWord.DateTooLate);
        into[field.Id] = day;
        return null;
    }
}
