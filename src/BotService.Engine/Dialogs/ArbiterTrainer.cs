using BotService.Engine.Dialogs.Flows;
using BotService.Engine.Intents;

namespace BotService.Engine.Dialogs;

/// <summary>A sentence with all that could be done on it, and what a good clerk would think of each.</summary>
/// <param name="Rewards">Beside the moves: 1 for what is right, less for what is not, least for a wrong list.</param>
public sealed record WeighedTurn(
    IReadOnlyList<double> Circumstances, IReadOnlyList<Move> Moves, IReadOnlyList<double> Rewards);

/// <summary>
/// Learns the arbiter's weights: a conditional logit over the possible moves, whose shares come as near as they can to
/// what the moves are worth, with a ridge.
/// </summary>
public static class ArbiterTrainer
{
    private const int Steps = 400;
    private const double Pace = 0.3, Worth = 3;

    /// <param name="ridge">How much a weight costs; more makes the rule plainer.</param>
    public static Arbiter Fit(IReadOnlyList<WeighedTurn> turns, double ridge)
    {
        var size = Circumstances.Names.Count;
        var weights = Enum.GetValues<Move>().ToDictionary(m => m, _ => new double[size]);
        var squares = Enum.GetValues<Move>().ToDictionary(m => m, _ => new double[size]);
        // Of a turn on which every move is worth the same nothing can be learnt.
        var telling = turns.Where(t => t.Rewards.Distinct().Count() > 1).ToList();
        for (var step = 0; step < Steps; step++)
        {
            var slopes = weights.ToDictionary(w => w.Key, w => w.Value.Select(v => -ridge * v).ToArray());
            foreach (var turn in telling) Add(turn, weights, slopes);
            foreach (var (move, slope) in slopes)
                for (var c = 0; c < size; c++)
                {
                    squares[move][c] += slope[c] * slope[c];
                    weights[move][c] += Pace * slope[c] / (1e-8 + Math.Sqrt(squares[move][c]));
                }
        }
        return new Arbiter(weights);
    }

    private static void Add(WeighedTurn turn, Dictionary<Move, double[]> weights, Dictionary<Move, double[]> slopes)
    {
        var arbiter = new Arbiter(weights);
        var wanted = Shares(turn.Rewards.Select(r => Worth * r));
        var given = Shares(turn.Moves.Select(m => arbiter.Weight(m, turn.Circumstances)));
        for (var i = 0; i < turn.Moves.Count; i++)
        {
            var (slope, by) = (slopes[turn.Moves[i]], wanted[i] - given[i]);
            for (var c = 0; c < slope.Length; c++) slope[c] += by * turn.Circumstances[c];
        }
    }

    private static double[] Shares(IEnumerable<double> utilities)
    {
        var all = utilities.ToArray();
        Fusion.Softmax(all);
        return all;
    }
}
