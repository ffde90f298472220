using System.Collections.Immutable;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// Takes up entries where the assistant may speak in the name of one organisation: another's matter is referred,
/// with whose it is, its telephone and the page that tells it, because a list read out by the wrong organisation
/// sends people to the wrong counter.
/// </summary>
internal sealed class AccountFlow(KnowledgeBase knowledge, TopicFlow topics, PlaceFlow places, OpenQuestion question)
{
    /// <summary>Whoever asks a water company is its customer until something else is said.</summary>
    public static void Settle(Talk talk)
    {
        if (talk is { Account: { Supplies: true } own, State.Supplier: null })
            talk.State = talk.State with { Supplier = own.Organisation };
    }

    /// <param name="score">How sure the entry is; null when nothing had to be recognised.</param>
    public void Begin(Talk talk, string entry, Meaning.Request? said, double? score)
    {
        var before = talk.State.Score;
        talk.State = talk.State with { Score = score };
        if (said is not null && talk.Account is not null) places.Keep(talk, entry, TextNormalizer.Normalize(said.Text));
        if (Refers(talk, entry)) talk.State = talk.State with { Score = before };
        else topics.Begin(talk, entry, said);
    }

    /// <summary>Several requests of one message: those of others are referred first.</summary>
    public void BeginAll(Talk talk, IReadOnlyList<(string Entry, string Normal)> requests, Meaning.Request? said)
    {
        var own = requests.Where(r => !Refers(talk, r.Entry)).ToList();
        if (own.Count > 1) topics.BeginAll(talk, own, said);
        else if (own is [var (entry, normal)])
            topics.Begin(talk, entry, said is null ? null : said with { Normal = normal });
    }

    /// <summary>
    /// Refers what is another organisation's. A question that was open about something else stays open.
    /// </summary>
    public bool Refers(Talk talk, string entry)
    {
        // What to do about a danger is everybody's matter, in whose name ever the assistant speaks.
        if (talk.InDanger || talk.Account is not { } account || account.Tells(entry, talk.State.Supplier)) return false;
        if (talk.State.Topic is { } topic && Lead(topic.Entry) == Lead(entry))
            talk.State = talk.State with
            {
                Topic = null, ExpectedSlot = null, Expecting = Expecting.Nothing, Offers = [], Waiting = [],
                Together = []
            };
        if (talk.State.Suspended is { } left && Lead(left.Entry) == Lead(entry))
            talk.State = talk.State with { Suspended = null };
        var contact = talk.ContactOf(entry);
        var text = talk.Say(
            Line.Refer, ("entry", talk.NameOf(entry)), ("organisation", Owner(talk, entry)),
            ("own", account.NameIn(talk.Locale)),
            ("contact", contact.Name), ("hours", contact.Hours));
        var open = talk.State is { Expecting: Expecting.Slot or Expecting.Supplier } ? question.Of(talk) : null;
        talk.State = talk.State with { Misses = 0 };
        var page = talk.Say(Line.ReferFurther);
        talk.Reply(
            ReplyKind.Referral, text, open is null ? Expecting.More : talk.State.Expecting,
            open is null ? FeedbackFlow.AfterAll(talk) : talk.State.Offers,
            speak: text, evidence: new Evidence(entry, ImmutableDictionary<string, string>.Empty, null),
            further: open is null ? page : $"{page}\n{open}");
        return true;
    }

    /// <summary>
    /// Whose matter it is; of what several supply, all of them that can be reached, unless it is known who supplies.
    /// </summary>
    private string Owner(Talk talk, string entry)
    {
        var names = knowledge.Words(talk.Locale).Organisations;
        var found = SupplierResolver.Resolve(knowledge, entry, talk.State.Supplier);
        return found is { State: SupplyState.Unknown, Supply: { } supply }
            ? string.Join(
                talk.Label("or"),
                supply.Suppliers.Select(s => s.Organisation).Where(HasNumber).Select(o => names[o].Name))
            : names[found.Supplier ?? EntryId.OrganisationOf(entry)].Name;
    }

    private bool HasNumber(string organisation) =>
        knowledge.Catalogue.Contacts[knowledge.Catalogue.Organisations[organisation].Confirm].Number is not null;

    private string Lead(string entry) => SupplierResolver.LeadOf(knowledge, entry);
}
