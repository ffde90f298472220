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
internal sealed class PlaceFlow(KnowledgeBase knowledge, UtteranceReader reader, PlaceReader places)
{
    /// <summary>Keeps what an utterance about an entry says of its place.</summary>
    public void Keep(Talk talk, string entry, string normal) =>
        Keep(talk, entry, places.Read(normal, SupplierResolver.SupplyOf(knowledge, entry)));

    /// <summary>
    /// Takes an utterance that says the place of the topic in hand, as the answer or as a change of mind. False when it
    /// is about something else, or says more that is to be answered.
    /// </summary>
    /// <param name="goesOn">What a place that is heard leads to.</param>
    public bool Heard(Talk talk, Meaning.Request said, Action<Talk> goesOn)
    {
        if (talk.State is not { Topic: { } topic } state || state.Expecting == Expecting.Entry) return false;
        var supply = SupplierResolver.SupplyOf(knowledge, topic.Entry);
        var place = places.Read(said.Normal, supply);
        var asked = state.Expecting == Expecting.Supplier;
        if (asked && place is { Unsure: true, Supplier: null })
        {
            Tell(talk);
            return true;
        }
        var best = said.Recognition is { Outcome: Outcome.Matched, Candidates: [var first, ..] } ? first : default;
        var about = best.Entry is not null
            && SupplierResolver.LeadOf(knowledge, best.Entry) == SupplierResolver.LeadOf(knowledge, topic.Entry);
        var bare = reader.IsEmpty(place.Rest);
        // A town within a sentence about something else says nothing of this matter.
        if (!bare && !said.Corrects && !about && !(asked && best.Score < RequestFlow.SureEnoughToLeave)) return false;
        if (said.AsksMissing || said.Have.Count > 0
            || !(Keep(talk, topic.Entry, place) || (bare && place.Supplier is not null))) return false;
        talk.State = talk.State with { Topic = talk.State.Topic! with { Answered = false }, Misses = 0 };
        if (said.Facet is not null && !bare) return false;
        goesOn(talk);
        return true;
    }

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
    private bool Keep(Talk talk, string entry, Places place)
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
            ? answers.RemoveRange(
                answers.Where(a => version.Slot(a.Key)?.Options.Contains(a.Value) != true).Select(a => a.Key).ToList())
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
