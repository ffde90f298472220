using System.Collections.Immutable;
using BotService.Engine.Calculators;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// A calculator in conversation: asks for the inputs one by one, takes what was said
/// already, and answers with the working.
/// </summary>
internal sealed class CalculatorFlow(ICalculators calculators)
{
    /// <summary>
    /// An utterance that tells inputs by words alone leaves the calculator only for an entry this probable.
    /// </summary>
    private const double SureEnoughToLeave = 0.9;

    public bool Is(string? entry) => entry is not null && calculators.Ids.Contains(entry);

    public string? Find(string text) => calculators.Find(text);

    /// <summary>The usable inputs an utterance tells.</summary>
    public ImmutableDictionary<string, string> Read(Talk talk, string entry, string text) =>
        Usable(talk, entry, ImmutableDictionary<string, string>.Empty,
            calculators.ReadFrom(entry, text, asked: null)).Answers;

    /// <summary>Asks the next question; or gives the result for the caller to deliver.</summary>
    public CalculatorResult? Continue(Talk talk, bool isNew, string? lead)
    {
        var topic = talk.State.Topic!;
        var form = calculators.Form(topic.Entry, talk.Locale)!;
        var answers = Prune(form, topic.Answers);
        talk.State = talk.State with { Topic = topic with { Answers = answers, WholeList = false, Have = [] } };
        if (Next(form, answers) is { } field)
        {
            Ask(talk, field, isNew ? Say(talk, CalculatorLine.Intro, form) : null, lead);
            return null;
        }
        var result = calculators.Calculate(topic.Entry, answers, talk.Locale, talk.Today)!;
        if (result.Outcome == CalculationOutcome.Invalid)
        {
            AskAgain(talk, form, answers, result.Problems);
            return null;
        }
        talk.State = talk.State with { ExpectedSlot = null };
        var again = Offers.Command(Say(talk, CalculatorLine.Again, form), "recalculate");
        if (result.Outcome == CalculationOutcome.Done)
            return new CalculatorResult(
                ReplyKind.Answer, result.Text, Say(talk, CalculatorLine.Tell, form), result.Sheet, again);
        talk.Events.Add(new TurnEvent.Unanswered("not-in-force", []));
        return new CalculatorResult(ReplyKind.NotInForce, result.Text, null, null, again);
    }

    /// <summary>Forgets the figures and asks from the beginning.</summary>
    public void Restart(Talk talk)
    {
        var form = calculators.Form(talk.State.Topic!.Entry, talk.Locale)!;
        talk.State = talk.State with
        {
            Topic = talk.State.Topic with { Answers = ImmutableDictionary<string, string>.Empty, Answered = false },
            Misses = 0
        };
        Ask(talk, Next(form, ImmutableDictionary<string, string>.Empty)!, Say(talk, CalculatorLine.Recalculate, form));
    }

    /// <summary>Takes an utterance that answers the open question or changes a figure.</summary>
    /// <returns>Null: it was none of that. Else whether the topic goes on with the new inputs; if not, the question was
    /// asked again with the reason.</returns>
    public bool? Hear(Talk talk, Meaning.Request said)
    {
        if (talk.State.Topic is not { } topic || !Is(topic.Entry)) return null;
        var form = calculators.Form(topic.Entry, talk.Locale)!;
        var asked = talk.State.Expecting == Expecting.Slot
            ? form.Fields.FirstOrDefault(f => f.Id == talk.State.ExpectedSlot) : null;
        var told = calculators.ReadFrom(topic.Entry, said.Text, asked?.Id);
        if (Find(said.Text) is { } other && other != topic.Entry) return null;
        var best = said.Recognition.Candidates.FirstOrDefault();
        var elsewhere = said.Recognition.Outcome == Outcome.Matched && best!.Entry != topic.Entry;
        if (told.Count == 0)
            return asked is null || elsewhere || !IsTry(talk, said, asked) ? null : Refuse(talk, form, asked);
        var answers = asked is not null && told.ContainsKey(asked.Id);
        var figures = told.Keys.Any(k => form.Fields.First(f => f.Id == k).Kind != FieldKind.Choice);
        if (elsewhere && !figures && (!answers || best!.Score >= SureEnoughToLeave)) return null;
        var (usable, problems) = Usable(talk, topic.Entry, topic.Answers, told);
        talk.State = talk.State with { Topic = topic with { Answers = usable }, Misses = 0 };
        if (problems.Count == 0) return true;
        AskAgain(talk, form, usable, problems);
        return false;
    }

    /// <summary>
    /// Something typed where a figure was asked for: with a digit in it always, else the first time only.
    /// </summary>
    private static bool IsTry(Talk talk, Meaning.Request said, FormField asked) =>
        said.Text.Any(char.IsDigit)
        || (talk.State.Misses == 0 && said.Recognition.Outcome != Outcome.NoInput && asked.Kind != FieldKind.Choice);

    private bool Refuse(Talk talk, CalculatorForm form, FormField asked)
    {
        talk.State = talk.State with { Misses = talk.State.Misses + 1 };
        // No field takes this text: the reason is the one its own kind of field gives.
        var problems = calculators.Check(
            form.Id, talk.State.Topic!.Answers.SetItem(asked.Id, "?"), talk.Locale, talk.Today);
        AskAgain(talk, form, talk.State.Topic.Answers, problems);
        return false;
    }

    /// <summary>What was known with what was told, without what cannot be used, and why not.</summary>
    private (ImmutableDictionary<string, string> Answers, IReadOnlyList<FieldProblem> Problems) Usable(
        Talk talk, string entry, ImmutableDictionary<string, string> known, IReadOnlyDictionary<string, string> told)
    {
        var all = Prune(calculators.Form(entry, talk.Locale)!, known.SetItems(told));
        var problems = calculators.Check(entry, all, talk.Locale, talk.Today);
        return (all.RemoveRange(problems.Select(p => p.Field)), problems);
    }

    /// <summary>Answers that no longer matter since another one changed are forgotten.</summary>
    private static ImmutableDictionary<string, string> Prune(
        CalculatorForm form, ImmutableDictionary<string, string> answers) =>
        answers.RemoveRange(
            form.Fields.Where(f => f.When is { } w && answers.TryGetValue(w.Field, out var chosen)
                && !w.Options.Contains(chosen)).Select(f => f.Id));

    private static FormField? Next(
        CalculatorForm form, ImmutableDictionary<string, string> answers) => form.Fields.FirstOrDefault(f =>
        f.Required && !answers.ContainsKey(f.Id)
        && (f.When is null || (answers.TryGetValue(f.When.Field, out var chosen) && f.When.Options.Contains(chosen))));

    private static void AskAgain(
        Talk talk, CalculatorForm form, ImmutableDictionary<string, string> answers,
        IReadOnlyList<FieldProblem> problems)
    {
        var field = form.Fields.First(f => f.Id == problems[0].Field);
        talk.State = talk.State with
        {
            Topic = talk.State.Topic! with { Answers = answers.Remove(field.Id), Answered = false }
        };
        Ask(talk, field, problems[0].Text);
    }

    private static void Ask(Talk talk, FormField field, params IEnumerable<string?> before)
    {
        talk.State = talk.State with { ExpectedSlot = field.Id };
        talk.Reply(
            ReplyKind.Question, string.Join('\n', before.Append(field.Ask).Where(l => l is not null)), Expecting.Slot,
            [.. field.Options.Select(o => Offers.Slot(o.Label, field.Id, o.Id))]);
    }

    private string Say(Talk talk, CalculatorLine line, CalculatorForm form) =>
        calculators.Say(line, form.Id, talk.Locale);
}

/// <summary>A result to be delivered: what it says, what is said after it, and the offer to reckon again.</summary>
internal sealed record CalculatorResult(ReplyKind Kind, string Text, string? After, Sheet? Sheet, Offer Again);
