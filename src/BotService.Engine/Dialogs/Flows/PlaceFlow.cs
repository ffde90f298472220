using System.Collections.Immutable;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// Whose matter it is: keeps the supplier and the office that the citizen names, and asks before
/// another's rules could be told.
/// </summary>
internal sealed class PlaceFlow(KnowledgeBase knowledge, PlaceReader places)
{
    /// <summary>Keeps what an utterance about an entry says of its place.</summary>
    public void Keep(Talk talk, string entry, string normal) =>
        Keep(talk, entry, places.Read(normal, SupplierResolver.SupplyOf(knowledge, entry)));

    /// <summary>
    /// Puts the supplier's own entry in the place of the topic's. When it is not known who supplies, asks; when nothing
    /// is known of the supplier's rules, says so: then nothing else may be told.
    /// </summary>
    public SupplyState Settle(Talk talk, bool isNew)
    {
        var topic = talk.State.Topic!;
        var found = SupplierResolver.Resolve(knowledge, topic.Entry, talk.State.Supplier);
        if (found.State == SupplyState.Unknown) Ask(talk, found, isNew);
        if (found.State == SupplyState.NotCovered) Refer(talk, found);
        if (found.State == SupplyState.Settled && found.Entry != topic.Entry)
            talk.State = talk.State with
            {
                Topic = topic with { Entry = found.Entry, Answers = Fitting(talk, found.Entry, topic.Answers) }
            };
        return found.State;
    }

    public void Choose(Talk talk, string organisation) =>
        talk.State = talk.State with { Supplier = organisation, Misses = 0 };

    public void AskAgain(Talk talk)
    {
        var supply = SupplierResolver.SupplyOf(knowledge, talk.State.Topic!.Entry)!;
        Question(talk, talk.State.Topic.Entry, supply, talk.Say(Line.AskAgain, ("ask", Words(talk, supply).Ask)),
            withUnsure: true);
    }

    /// <summary>How to find out; only what the citizen then picks is shown.</summary>
    public void Tell(Talk talk)
    {
        var entry = talk.State.Topic!.Entry;
        var supply = SupplierResolver.SupplyOf(knowledge, entry)!;
        Question(talk, entry, supply, $"{Words(talk, supply).Tell}\n{Phones(talk, supply)}", withUnsure: false);
    }

    /// <returns>Whether anything new was said.</returns>
    public bool Keep(Talk talk, string entry, Places place)
    {
        var before = talk.State;
        if (place.Supplier is { } supplier) talk.State = talk.State with { Supplier = supplier };
        var organisation = SupplierResolver.Resolve(knowledge, entry, talk.State.Supplier) is { Supplier: { } known }
            ? known : EntryId.OrganisationOf(entry);
        var offices = talk.State.Offices.RemoveAll(place.NotOffices.Contains);
        // Two offices of one organisation settle nothing.
        if (place.Offices.Where(o => OrganisationOf(o) == organisation).ToList() is [var office])
            offices = offices.Contains(office)
                ? offices : offices.RemoveAll(o => OrganisationOf(o) == organisation).Add(office);
        talk.State = talk.State with { Offices = offices };
        return talk.State != before;
    }

    private string OrganisationOf(string office) =>
        knowledge.Catalogue.Offices.GetValueOrDefault(office)?.Organisation ?? "";

    private ImmutableDictionary<string, string> Fitting(
        Talk talk, string entry, ImmutableDictionary<string, string> answers) =>
        knowledge.Entries[entry].InForce(talk.Today) is { } version
            ? answers.RemoveRange(answers.Where(a => !version.Asks(a)).Select(a => a.Key).ToList())
            : ImmutableDictionary<string, string>.Empty;

    private void Ask(Talk talk, Supplied found, bool isNew)
    {
        var phones = found.Supply!.Phones.Contains(EntryId.NameOf(found.Entry)) ? Phones(talk, found.Supply) : null;
        string?[] lines =
            [isNew ? talk.Say(Line.SupplyIntro, ("entry", talk.NameOf(found.Entry))) : null, phones,
                Words(talk, found.Supply).Ask];
        Question(talk, found.Entry, found.Supply, string.Join('\n', lines.OfType<string>()), withUnsure: true);
    }

    private static void Question(Talk talk, string entry, Supply supply, string text, bool withUnsure)
    {
        var words = Words(talk, supply);
        var offers = supply.Suppliers.Select(s => Offers.Supplier(words.Options[s.Organisation].Label, s.Organisation));
        var last = withUnsure
            ? Offers.Command(words.Unsure.Label, "unsure") : Offers.Command(talk.Say(Line.Person), "person");
        talk.Reply(ReplyKind.Question, text, Expecting.Supplier, [.. offers, last],
            evidence: new Evidence(entry, talk.State.Topic!.Answers, null));
    }

    private void Refer(Talk talk, Supplied found)
    {
        talk.Events.Add(new TurnEvent.Unanswered("not-covered", []));
        var organisation = knowledge.Words(talk.Locale).Organisations[found.Supplier!];
        var contact = talk.ContactOf(found.Entry);
        var text = talk.Say(
            Line.NotCovered, ("entry", talk.NameOf(found.Entry)), ("supplier", organisation.Name),
            ("contact", contact.Name), ("hours", contact.Hours));
        var site = found.Supply!.Of(found.Supplier)!.Url is { } url
            ? "\n" + talk.Say(Line.NotCoveredSite, ("url", url)) : "";
        talk.State = talk.State with { Topic = talk.State.Topic! with { Answered = true }, ExpectedSlot = null };
        talk.Reply(ReplyKind.Referral, text + site, Expecting.More, FeedbackFlow.AfterAll(talk), speak: text,
            evidence: new Evidence(found.Entry, null, null));
    }

    private string Phones(Talk talk, Supply supply) =>
        Words(talk, supply).Phones.Replace("{contacts}", talk.PhonesOf(supply).Name, StringComparison.Ordinal);

    private static SupplyWording Words(Talk talk, Supply supply) =>
        talk.Knowledge.Words(talk.Locale).Supplies[supply.Id];
}
