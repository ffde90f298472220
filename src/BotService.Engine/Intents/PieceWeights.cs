using BotService.Engine.Data;
using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>What the pieces of the text that was scored last add to one entry's utility.</summary>
internal sealed class PieceWeights
{
    private readonly SignalScorer scorer;
    private readonly Signals room;
    private readonly (float[] Margins, float[] Retrieval, float[] Nearest) parts;
    private readonly double[] utilities;

    public PieceWeights(SignalScorer scorer, Signals room, Fusion fusion, int entry)
    {
        (this.scorer, this.room, parts) = (scorer, room, scorer.Attribute(room, entry));
        utilities =
            [.. parts.Margins.Select(
                (margin, at) => fusion.Utility(margin, parts.Retrieval[at], parts.Nearest[at]))];
    }

    /// <param name="position">Where the piece stands in the query.</param>
    public double this[int position] => utilities[position];

    /// <summary>
    /// The part that pieces told by their sound have in each signal, taken out there and given to <c>homophones</c>.
    /// </summary>
    public IEnumerable<(string Signal, double Change)> Sounds(Fusion fusion)
    {
        var positions = room.Tokens.Where(t => t.Kind == TokenKind.Sound).Select(t => scorer.Position(room, t))
            .OfType<int>().Distinct().ToArray();
        yield return ("classifier", -positions.Sum(at => fusion.Utility(parts.Margins[at], 0, 0)));
        yield return ("retrieval", -positions.Sum(at => fusion.Utility(0, parts.Retrieval[at], 0)));
        yield return ("nearest", -positions.Sum(at => fusion.Utility(0, 0, parts.Nearest[at])));
        yield return ("homophones", positions.Sum(at => utilities[at]));
    }
}
