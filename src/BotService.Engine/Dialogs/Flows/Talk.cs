using System.Collections.Immutable;
using BotService.Engine.Cases;
using BotService.Engine.Data;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;
using BotService.Engine.Safety;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>One turn in the making: the state as it becomes, what is said and what is recorded.</summary>
/// <param name="account">In whose name the assistant speaks; null: in that of all.</param>
internal sealed class Talk(
    DialogState state, DialogScript script, KnowledgeBase knowledge, DateOnly today, Account? account = null)
{
    public DialogState State { get; set; } = state;

    public List<Reply> Replies { get; } = [];

    public List<TurnEvent> Events { get; } = [];

    public DateOnly Today { get; } = today;

    public string Locale => State.Locale;

    public DialogScript Script => script;

    public Account? Account { get; } = account;

    /// <summary>The entries to offer to whoever asks for nothing yet.</summary>
    public IReadOnlyList<string> Menu =>
        Account is { } own && script.Menus.TryGetValue(own.Organisation, out var menu) ? menu : script.Menu;

    /// <summary>Another talk in the same state, to find out what would be said.</summary>
    public Talk Aside() => new(State, script, Knowledge, Today, Account) 
        { CallBacks = CallBacks, Handoff = Handoff, Survey = Survey };

    /// <summary>What call-backs can be promised; null: none.</summary>
    public CallBackTerms? CallBacks { get; init; }

    /// <summary>Which people could take over; null: none.</summary>
    public HandoffTerms? Handoff { get; init; }

    /// <summary>Which aspect is asked after a rating: <see cref="Input.Survey"/>.</summary>
    public int? Survey { get; init; }

    /// <summary>The last three digits of the telephone number that was given now or waits; null for none.</summary>
    public string? CallTail { get => field ?? CallBacks?.Tail; set; }

    /// <summary>
    /// Somebody may be in danger: whatever else is answered, nothing is rated and the numbers to call stay in sight.
    /// </summary>
    public bool InDanger { get; set; }

    /// <summary>What the arbiter weighed, and the moves it could make; null when there was nothing to decide.</summary>
    public (IReadOnlyList<double> Circumstances, IReadOnlyList<Move> Moves)? Weighed { get; set; }

    /// <summary>The move to make whatever the arbiter says, to see what would come of it.</summary>
    public Move? Forced { get; init; }

    /// <summary>Said before the next reply's own text, once.</summary>
    public string? Lead { get; private set; }

    /// <summary>Says something before the next reply, after what is to be said before it already.</summary>
    public void LeadWith(string text) => Lead = Lead is null ? text : $"{Lead}\n{text}";

    public KnowledgeBase Knowledge { get; } = knowledge;

    public string Say(Line line, params ReadOnlySpan<(string Name, string? Value)> values) =>
        script.Say(line, Locale, values);

    public string Label(string key) => script.SheetLabels[Locale][key];

    /// <summary>Names one after the other, as the language sets them.</summary>
    public string Joined(IEnumerable<string> names) => script.SheetLabels[Locale].Joined(names);

    /// <summary>From when to when somebody calls.</summary>
    /// <param name="organisation">Whose holidays may push it on; null: nothing is said of that.</param>
    public string CallTime(string? organisation, DateTimeOffset from, DateTimeOffset until) => CallBackWords.Span(
        script, Locale, organisation is null ? null : CallBacks?.Hours.Of(organisation), from, until);

    /// <summary>To be called back, where that can be promised.</summary>
    public ImmutableArray<Offer> CallBackOffers(Line label = Line.CallBack) =>
        CallBacks?.IsOffered(CallBackFlow.OrganisationOf(this)) is true ? [Offers.Command(Say(label), "callback")] : [];

    public string NameOf(string entry) => Knowledge.Entries[entry].Wordings[Locale].Name;

    public string ShortOf(string entry) => Knowledge.Entries[entry].Wordings[Locale].Short;

    /// <summary>The line that answers for an entry, or for all when there is none.</summary>
    public ContactWording ContactOf(string? entry)
    {
        if (entry is not null && Knowledge.Entries[entry].Kind != EntryKind.LifeEvent
            && SupplierResolver.Resolve(Knowledge, entry, State.Supplier) is { Supply: { } supply } found)
        {
            if (found.State == SupplyState.Unknown) return PhonesOf(supply);
            if (found.Supplier != EntryId.OrganisationOf(entry))
                return Knowledge.Words(Locale).Contacts[Knowledge.Catalogue.Organisations[found.Supplier!].Confirm];
        }
        var contact = entry is null ? Knowledge.Catalogue.Organisations[Account?.Organisation ?? "any"].Confirm
            : Knowledge.ConfirmContact(Knowledge.Entries[entry]);
        return Knowledge.Words(Locale).Contacts[contact];
    }

    /// <summary>The lines of all suppliers whose number is known.</summary>
    public ContactWording PhonesOf(Supply supply)
    {
        var contacts = supply.Suppliers.Select(
            s => Knowledge.Catalogue.Contacts[Knowledge.Catalogue.Organisations[s.Organisation].Confirm])
            .Where(c => c.Number is not null).Select(c => Knowledge.Words(Locale).Contacts[c.Id]).ToList();
        return new ContactWording(
            string.Join(Label("and"), contacts.Select(c => c.Name)),
            string.Join(Label("and"), contacts.Select(c => c.Hours).Distinct()));
    }

    /// <summary>The office the citizen named, of the entry's organisation.</summary>
    public string? OfficeFor(string entry) =>
        State.Offices.FirstOrDefault(
            o => Knowledge.Catalogue.Offices.GetValueOrDefault(o)?.Organisation == EntryId.OrganisationOf(entry));

    /// <summary>Says something and offers labels; from now on these offers count and no earlier ones.</summary>
    public void Reply(
        ReplyKind kind, string text, Expecting expecting, ImmutableArray<Offer> offers, Sheet? sheet = null,
        string? speak = null, Evidence? evidence = null,
        string? further = null)
    {
        // Two offers under one label could not be told apart when the label comes back as text.
        offers = [.. offers.DistinctBy(o => o.Label)];
        State = State with
        {
            Expecting = expecting, Offers = offers, Leanings = expecting == Expecting.Entry ? State.Leanings : [],
        };
        if (Lead is { } lead) (text, speak, Lead) = ($"{lead}\n{text}", $"{lead}\n{speak ?? text}", null);
        var e = evidence ?? new Evidence(State.Topic?.Entry, State.Topic?.Answers, null);
        var answer = new AnswerInfo(
            e.Entry, e.Case ?? ImmutableDictionary<string, string>.Empty, Knowledge.Release,
            e.InForce ?? sheet?.InForceFrom, State.Score,
            e.Sources ?? (IReadOnlyList<string>?)sheet?.Sources.Select(s => s.Id).ToList() ?? [])
        {
            Also = [.. State.Waiting.Select(t => t.Entry)],
            Item = e.Item, Parts = e.Parts ?? (IReadOnlyList<string>?)sheet?.Parts.Select(p => KebabCase.Of(p.Kind)).ToList() ?? [],
        };
        Replies.Add(new Reply(kind, Locale, text, speak ?? text, sheet, offers, answer)
        {
            Further = further, Calls = CallsFor(kind, e.Entry),
        });
    }

    /// <summary>
    /// Whom to call stands as a number to touch where something is to be done at once, and with what a framed locale
    /// cannot tell in its own sentences.
    /// </summary>
    private IReadOnlyList<Call> CallsFor(ReplyKind kind, string? entry)
    {
        if (kind != ReplyKind.Action && !Knowledge.Levels.Framed.ContainsKey(Locale)) return [];
        if (kind is not (ReplyKind.Checklist or ReplyKind.Answer or ReplyKind.Action
            or ReplyKind.Missing or ReplyKind.Fallback or ReplyKind.Handoff or ReplyKind.NotInForce)) return [];
        var name = ContactOf(entry).Name;
        return [.. Knowledge.Catalogue.Contacts.Values
            .Where(c => c.Number is not null && name.Contains(c.Number, StringComparison.Ordinal))
            .Select(c => new Call(c.Number!, Knowledge.Words(Locale).Contacts[c.Id].Name)).DistinctBy(c => c.Number)];
    }

    /// <summary>Offers more with the last reply.</summary>
    public void Offer(IEnumerable<Offer> more)
    {
        State = State with { Offers = [.. State.Offers.Concat(more).DistinctBy(o => o.Label)] };
        Replies[^1] = Replies[^1] with { Offers = State.Offers };
    }

    public static readonly Evidence NoEvidence = new(null, null, null);
}

/// <summary>What stands behind a reply.</summary>
internal sealed record Evidence(
    string? Entry, IReadOnlyDictionary<string, string>? Case, DateOnly? InForce, IReadOnlyList<string>? Sources = null)
{
    /// <summary>The answer told, by id; null where it is none of those.</summary>
    public string? Item { get; init; }

    /// <summary>The parts of a list that the reply holds, where it is not the whole.</summary>
    public IReadOnlyList<string>? Parts { get; init; }
}

/// <summary>What choosing an offer does, written as <c>verb:argument</c>.</summary>
internal static class Offers
{
    public static Offer Slot(string label, string slot, string option) => new(label, $"slot:{slot}={option}");

    public static Offer Entry(string label, string entry) => new(label, $"entry:{entry}");

    public static Offer Answer(string label, string answer) => new(label, $"answer:{answer}");

    public static Offer Supplier(string label, string organisation) => new(label, $"supplier:{organisation}");

    /// <param name="task">Its id in the life event being talked about.</param>
    public static Offer Task(string label, string task) => new(label, $"task:{task}");

    public static Offer Command(string label, string id) => new(label, $"command:{id}");

    public static Offer Rating(string label, int score) => new(label, FormattableString.Invariant($"rating:{score}"));
}
