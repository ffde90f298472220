using System.Collections.Immutable;
using BotService.Engine.Dialogs.Script;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>After an answer: was it helpful; at the end: one to five, and words if the citizen likes.</summary>
internal static class FeedbackFlow
{
    private static readonly Line[] Scores = [Line.Rate1, Line.Rate2, Line.Rate3, Line.Rate4, Line.Rate5];

    public static ImmutableArray<Offer> HelpfulOffers(Talk talk) =>
        [Offers.Command(talk.Say(Line.HelpfulYes), "helpful-yes"),
            Offers.Command(talk.Say(Line.HelpfulNo), "helpful-no")];

    public static ImmutableArray<Offer> AfterAll(Talk talk) =>
        [Offers.Command(talk.Say(Line.MoreNo), "end"), Offers.Command(talk.Say(Line.MoreMenu), "menu")];

    public static void Helpful(Talk talk, bool yes)
    {
        talk.Events.Add(new TurnEvent.Helpful(talk.State.Topic?.Entry, yes));
        ImmutableArray<Offer> offers = yes
            ? AfterAll(talk) : [Offers.Command(talk.Say(Line.Person), "person"), .. talk.CallBackOffers(), .. AfterAll(talk)];
        if (talk.State.Suspended is { } left)
            offers = [Offers.Command(talk.Say(Line.Back, ("entry", talk.ShortOf(left.Entry))), "return"), .. offers];
        talk.Reply(ReplyKind.Feedback, talk.Say(yes ? Line.More : Line.Sorry), Expecting.More, offers);
    }

    /// <summary>The end: asks for a rating once something was answered, else says goodbye.</summary>
    public static void End(Talk talk)
    {
        if (talk.State.Topic is null) Goodbye(talk);
        else AskRating(talk, Line.Rate);
    }

    /// <summary>Asks for a rating of the service as a whole.</summary>
    public static void AskRating(Talk talk, Line line)
    {
        talk.State = talk.State with { Aspect = null };
        Ask(talk, line);
    }

    /// <summary>What is being rated, in words.</summary>
    public static Line Question(DialogState state) => state.Aspect switch
    {
        Aspect.Expertise => Line.RateExpertise,
        Aspect.Measures => Line.RateMeasures,
        Aspect.Courtesy => Line.RateCourtesy,
        _ => Line.Rate,
    };

    /// <summary>What was said is no score: the same is asked once more.</summary>
    public static void AskAgain(Talk talk) => Ask(talk, Line.RateAgain);

    /// <param name="words">The same message tells why: nothing more is asked.</param>
    public static void Rated(Talk talk, int score, bool words = false)
    {
        var (entry, aspect) = (talk.State.Topic?.Entry, talk.State.Aspect);
        talk.Events.Add(aspect is { } one ? new TurnEvent.AspectRated(entry, one, score) : new TurnEvent.Rated(entry, score));
        talk.State = talk.State with { Aspect = null };
        if (words) Words(talk);
        else if (aspect is null && InTurn(talk) is { } next)
        {
            talk.State = talk.State with { Aspect = next };
            Ask(talk, Question(talk.State));
        }
        else
        {
            talk.Reply(
                ReplyKind.Rating, talk.Say(Line.Words), Expecting.RatingWords, [Offers.Command(talk.Say(Line.WordsSkip), "skip")]);
        }
    }

    /// <summary>The one aspect that is asked after a rating; null where none is.</summary>
    private static Aspect? InTurn(Talk talk)
    {
        if (talk.Survey is not { } turn) return null;
        Aspect[] asked = talk.State.PersonSpoke
            ? [Aspect.Courtesy, Aspect.Expertise, Aspect.Measures] : [Aspect.Expertise, Aspect.Measures];
        return asked[(uint)turn % asked.Length];
    }

    private static void Ask(Talk talk, Line line) => talk.Reply(
        ReplyKind.Rating, talk.Say(line), Expecting.Rating,
        [.. Enumerable.Range(1, 5).Reverse().Select(score => Offers.Rating(talk.Say(Scores[score - 1]), score))]);

    public static void Words(Talk talk)
    {
        talk.Events.Add(new TurnEvent.RatingWords());
        Goodbye(talk);
    }

    public static void Goodbye(Talk talk)
    {
        // Whoever takes leave waits for nobody.
        HandoffFlow.StopWaiting(talk);
        talk.State = new DialogState(talk.Locale);
        talk.Reply(ReplyKind.Smalltalk, talk.Say(Line.Goodbye), Expecting.Nothing, []);
    }
}
