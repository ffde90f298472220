using BotService.Engine.Data;
using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>What the pieces of the text that was scored last add to one entry's utility.</summary>
internal sealed class PieceWeights
{
    private readonly SignalScorer _scorer;
    private readonly Signals _room;
    private readonly (float[] Margins, float[] Retrieval, float[] Nearest) _parts;
    private readonly double[] _utilities;

    public PieceWeights(SignalScorer scorer, Signals room, Fusion fusion, int entry)
    {
        (_scorer, _room, _parts) = (scorer, room, scorer.Attribute(room, entry));
        _utilities =
            [.. _parts.Margins.Select(
                (margin, at) => fusion.Utility(margin, _parts.Retrieval[at], _parts.Nearest[at]))];
    }

    /// <param name="position">Where the piece stands in the query.</param>
    public double this[int position] => _utilities[position];

    /// <summary>
    /// The part that pieces told by their sound have in each signal, taken out there and given to <c>homophones</c>.
    /// </summary>
    public IEnumerable<(string Signal, double Change)> Sounds(Fusion fusion)
    {
        var positions = _room.Tokens.Where(t => t.Kind == TokenKind.Sound).Select(t => _scorer.Position(_room, t))
            .OfType<int>().Distinct().ToArray();
        yield return ("classifier", -positions.Sum(at => fusion.Utility(_parts.Margins[at], 0, 0)));
        yield return ("retrieval", -positions.Sum(at => fusion.Utility(0, _parts.Retrieval[at], 0)));
        yield return ("nearest", -positions.Sum(at => fusion.Utility(0, 0, _parts.Nearest[at])));
        yield return ("homophones", positions.Sum(at => _utilities[at]));
    }
}
