using BotService.Engine;
using BotService.Engine.Intents;

namespace BotService.Review.Misses;

/// <summary>One reason why a question was not answered, for a sentence of the pages.</summary>
/// <param name="Key">Of the words, below <c>misses.why-</c>.</param>
/// <param name="Entry">By id, where the sentence names one; <paramref name="Other"/> is a second.</param>
/// <param name="Quote">A listed sentence that is near.</param>
/// <param name="Percent">A share or a probability, in hundredths; <paramref name="Limit"/> is what it would have to be.</param>
public sealed record WhyNot(
    string Key, string? Entry = null, string? Other = null, string? Quote = null, double? Percent = null, double? Limit = null);

/// <summary>
/// Says of a question why none of the entries near it was taken, as the release that answers now reads it.
/// </summary>
public static class WhyNots
{
    /// <summary>Of a text, by weight; below that strange words are a reason.</summary>
    private const double Known = 0.7;

    /// <summary>What the turn itself kept: the recogniser does not know of it.</summary>
    private static readonly string[] Kept = ["open-fact", "not-in-force", "withheld", "no-input", "voice", "not-covered", "refused",
        "refused-by-staff", "not-approved-in-time", MissText.NoResult];

    public static IReadOnlyList<WhyNot> Of(Release release, MissText text)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(text);
        var why = new List<WhyNot>();
        if (Kept.Contains(text.Reason)) why.Add(new WhyNot(text.Reason, text.Nearest.Count > 0 ? text.Nearest[0].Entry : null));
        var explanation = release.Recognizers.Explain(text.Text, RecognitionContext.None);
        var (finding, limits) = (explanation.Finding, explanation.Limits);
        switch (finding.Outcome)
        {
            case Outcome.NoInput when why.Count == 0:
                why.Add(new WhyNot("no-input"));
                break;
            case Outcome.Matched:
                why.Add(new WhyNot("answered", finding.Candidates[0].Entry));
                break;
            case Outcome.Ambiguous:
                why.Add(new WhyNot("between", finding.Candidates[0].Entry, finding.Candidates[1].Entry));
                break;
            case Outcome.OutOfScope:
                why.Add(new WhyNot("scope", Percent: finding.InScope, Limit: limits.InScope));
                break;
        }

        if (explanation.NamesOthers) why.Add(new WhyNot("others"));
        if (explanation.Entries.Count > 0 && explanation.Known < Known) why.Add(new WhyNot("strange", Percent: 1 - explanation.Known));
        if (explanation.Entries is [{ Nearest: { } nearest } first, ..])
        {
            why.Add(new WhyNot("nearest", first.Entry, Quote: nearest, Percent: first.Nearness));
            if (explanation.NearestOutside is { } outside && explanation.NearnessOutside > first.Nearness)
                why.Add(new WhyNot("outside", Quote: outside, Percent: explanation.NearnessOutside));
        }

        return why;
    }
}
