using System.Collections.Immutable;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>What leads to a topic, or away from a dead end: greeting, menu, choice, fallback, a person.</summary>
internal static class GuideFlow
{
    /// <summary>
    /// Candidates less likely are not worth offering. Low, for an offer costs a glance and a missed entry the answer.
    /// </summary>
    private const double WorthOffering = 0.002;

    /// <summary>Who was not understood so often is offered a call.</summary>
    private const int EnoughMisses = 2;

    public static void Greet(Talk talk)
    {
        var greeting = talk.Account is { } own
            ? talk.Say(Line.GreetingOrganisation, ("organisation", own.NameIn(talk.Locale))) : talk.Say(Line.Greeting);
        talk.Reply(ReplyKind.Greeting, $"{greeting}\n{talk.Say(Line.Menu)}", Expecting.Nothing, MenuOffers(talk),
            evidence: Talk.NoEvidence);
    }

    public static void Menu(Talk talk, Line line = Line.Menu)
    {
        var text = line == Line.Menu && talk.Account is { } own
            ? talk.Say(Line.MenuOrganisation, ("organisation", own.NameIn(talk.Locale))) : talk.Say(line);
        talk.Reply(ReplyKind.Menu, text, Expecting.Nothing, MenuOffers(talk), evidence: Talk.NoEvidence);
    }

    public static ImmutableArray<Offer> MenuOffers(Talk talk) => Entries(talk, talk.Menu);

    /// <summary>Two or three entries in the citizen's words; 「電費還是水費？」 when only the organisation is missing.</summary>
    public static void Choose(Talk talk, IReadOnlyList<Candidate> candidates)
    {
        var entries = candidates.Take(3).Select(c => c.Entry).ToList();
        var sameThing = entries.Select(EntryId.NameOf).Distinct().Count() == 1;
        talk.Reply(
            ReplyKind.Choices, talk.Say(sameThing ? Line.ChooseOrganisation : Line.Choose), Expecting.Entry,
            Entries(talk, entries).Add(Offers.Command(talk.Say(Line.Person), "person")), evidence: Talk.NoEvidence);
    }

    /// <summary>How to go on in another place; what was open stays open here.</summary>
    public static void Elsewhere(Talk talk) => talk.Reply(
        ReplyKind.Elsewhere, talk.Say(Line.Elsewhere), talk.State.Expecting, talk.State.Offers,
        evidence: Talk.NoEvidence, further: talk.Say(Line.ElsewhereFurther));

    /// <summary>
    /// The number by which somebody proves that this conversation is theirs; what was open stays open.
    /// </summary>
    public static void MyData(Talk talk) => talk.Reply(
        ReplyKind.Elsewhere, talk.Say(Line.MyData), talk.State.Expecting, talk.State.Offers,
        evidence: Talk.NoEvidence, further: talk.Say(Line.MyDataFurther));

    public static void ChooseAgain(Talk talk) => talk.Reply(
        ReplyKind.Choices, talk.Say(Line.AskAgain, ("ask", talk.Say(Line.Choose))), Expecting.Entry, talk.State.Offers,
        evidence: Talk.NoEvidence);

    /// <summary>A clear refusal with the nearest entries and the telephone; the miss is recorded.</summary>
    /// <param name="first">What is offered before the matters that are near.</param>
    public static void Fallback(Talk talk, Recognition recognition, IReadOnlyList<Offer> first)
    {
        var near = recognition.Candidates.Where(c => c.Score >= WorthOffering
            && talk.Account?.Tells(c.Entry, talk.State.Supplier) is not false).Take(3).ToList();
        talk.Events.Add(new TurnEvent.Unanswered("out-of-scope", near));
        talk.State = talk.State with { Misses = talk.State.Misses + 1 };
        var contact = talk.ContactOf(talk.State.Topic?.Entry);
        // Below a card that may be needless nothing else is refused: what was meant may be among these.
        var text = talk.InDanger ? talk.Say(Line.NoDanger) : string.Join('\n', new[]
        {
            talk.Say(Line.Fallback),
            talk.Say(Line.Hotline, ("contact", contact.Name), ("hours", contact.Hours)),
            talk.Say(near.Count + first.Count > 0 ? Line.Nearest : Line.Menu),
        });
        talk.Reply(
            ReplyKind.Fallback, text, Expecting.Nothing,
            [.. first, .. Entries(talk, near.Select(c => c.Entry)), Offers.Command(talk.Say(Line.Person), "person"),
                .. talk.State.Misses < EnoughMisses ? [] : talk.CallBackOffers(), Offers.Command(talk.Say(Line.MoreMenu), "menu")],
            evidence: Talk.NoEvidence);
    }

    /// <summary>
    /// Whom to ask about what is none of ours; what was open stays open, and nobody here need look into it.
    /// </summary>
    public static void Refer(Talk talk, string outside)
    {
        var text = talk.Say(Line.Outside, ("turn", talk.Knowledge.Words(talk.Locale).Outside[outside].Turn));
        talk.State = talk.State with { Misses = 0 };
        if (talk.State.Expecting == Expecting.Nothing)
            talk.Reply(ReplyKind.Referral, text, Expecting.More, MenuOffers(talk), evidence: Talk.NoEvidence);
        else talk.Reply(ReplyKind.Referral, text, talk.State.Expecting, talk.State.Offers, evidence: Talk.NoEvidence);
    }

    /// <param name="meant">The entry that asking for a person stands for.</param>
    public static void Handoff(Talk talk, string? meant)
    {
        var entry = talk.State.Topic?.Entry;
        talk.Events.Add(new TurnEvent.HandoffAsked(entry));
        if (HandoffFlow.Join(talk)) return;
        if (talk.Handoff is { IsUsed: true } terms)
            talk.LeadWith(HandoffFlow.Away(talk, terms.BackIn(CallBackFlow.OrganisationOf(talk))));
        TellTelephone(talk, meant);
    }

    /// <summary>Whom to call about an entry, or in general.</summary>
    public static string Telephone(Talk talk, string? entry)
    {
        var contact = talk.ContactOf(entry);
        return entry is null
            ? talk.Say(Line.HandoffGeneral, ("contact", contact.Name), ("hours", contact.Hours))
            : talk.Say(Line.Handoff, ("contact", contact.Name), ("hours", contact.Hours), ("entry", talk.ShortOf(entry)));
    }

    /// <summary>Whom to call, and the offer to be called.</summary>
    /// <param name="meant">The entry that asking for a person stands for.</param>
    public static void TellTelephone(Talk talk, string? meant)
    {
        var text = Telephone(talk, talk.State.Topic?.Entry);
        talk.Reply(ReplyKind.Handoff, text, Expecting.More, [.. talk.CallBackOffers(), .. FeedbackFlow.AfterAll(talk)],
            evidence: new Evidence(meant, null, null));
    }

    private static ImmutableArray<Offer> Entries(Talk talk, IEnumerable<string> entries) =>
        [.. entries.Select(e => Offers.Entry(talk.ShortOf(e), e))];
}
