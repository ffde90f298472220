namespace BotService.Engine.Intents;

/// <summary>
/// How the same procedure of several organisations stands: one was named, none was, or the conversation tells which.
/// </summary>
internal enum Rivalry { None, Open, Settled }

/// <summary>Makes a finding of the entries' shares: told, asked back with the closest rivals, or refused.</summary>
internal sealed class Decider(
    EntrySet entries, Thresholds thresholds, ProbabilityMap map, RecognizerOptions options)
{
    private const int MostCandidates = 5;
    private const int MostChoices = 3;

    /// <param name="open">The entries that the text does not contradict, and beside them their
    /// shares, which add up to 1.</param>
    public Recognition Decide(
        ReadOnlySpan<int> open, ReadOnlySpan<double> shares, double inScope, Rivalry siblings, string language)
    {
        Span<int> best = stackalloc int[MostCandidates];
        best = best[..Math.Min(MostCandidates, open.Length)];
        for (var rank = 0; rank < best.Length; rank++) best[rank] = NextBest(shares, best[..rank]);

        var sure = shares[best[0]];
        for (var rank = 1; rank < best.Length && siblings == Rivalry.Settled; rank++)
        {
            if (IsSibling(best[0], best[rank], open)) sure += shares[best[rank]];
        }
        var isClear = inScope * sure >= thresholds.Clear;
        var choices = 1;
        for (var rank = 1; rank < best.Length && choices < MostChoices; rank++)
        {
            var isRival = IsSibling(best[0], best[rank], open)
                ? siblings == Rivalry.Open
                : shares[best[rank]] >= shares[best[0]] * options.CloseRival || (!isClear && choices == 1);
            if (!isRival) continue;
            var chosen = best[rank];
            best[choices..rank].CopyTo(best[(choices + 1)..]);
            best[choices++] = chosen;
        }

        var candidates = new Candidate[best.Length];
        for (var rank = 0; rank < best.Length; rank++)
        {
            var score = inScope * shares[best[rank]];
            candidates[rank] = new(entries[open[best[rank]]], score) { Probability = map.Of(score) };
        }
        if (inScope < thresholds.InScope) return new(Outcome.OutOfScope, candidates, language) { InScope = inScope };
        return new(choices > 1 ? Outcome.Ambiguous : Outcome.Matched, candidates, language,
            choices) { InScope = inScope };
    }

    private bool IsSibling(int one, int other, ReadOnlySpan<int> open) =>
        entries.Siblings(open[one]).Contains(open[other]);

    /// <returns>The position of the highest value not yet taken; -1 when all are.</returns>
    public static int NextBest(ReadOnlySpan<double> shares, ReadOnlySpan<int> taken)
    {
        var best = -1;
        for (var i = 0; i < shares.Length; i++)
        {
            if (!taken.Contains(i) && (best < 0 || shares[i] > shares[best])) best = i;
        }
        return best;
    }
}
