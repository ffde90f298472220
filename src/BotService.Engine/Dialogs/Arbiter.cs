using System.Globalization;
using BotService.Engine.Data;
using BotService.Engine.Dialogs.Flows;

namespace BotService.Engine.Dialogs;

/// <summary>
/// Decides which of the moves that a sentence allows is made: each has a weight for each circumstance, the heaviest
/// sum counts. The weights are learnt from labelled dialogues (<see cref="ArbiterTrainer"/>) and lie with the dialogs.
/// </summary>
public sealed class Arbiter
{
    /// <summary>
    /// Its place in the folder <c>dialogs/</c>: a line for each move, each circumstance with its weight.
    /// </summary>
    public const string FileName = "arbiter.txt";

    private readonly Dictionary<Move, double[]> weights;

    internal Arbiter(Dictionary<Move, double[]> weights) => this.weights = weights;

    /// <summary>Knows nothing: the first move that is possible counts.</summary>
    public static readonly Arbiter Unlearnt = new([]);

    /// <param name="possible">At least one.</param>
    internal Move Choose(IReadOnlyList<Move> possible, IReadOnlyList<double> circumstances) =>
        possible.MaxBy(m => Weight(m, circumstances));

    internal double Weight(Move move, IReadOnlyList<double> circumstances)
    {
        if (!weights.TryGetValue(move, out var own)) return 0;
        var sum = 0.0;
        for (var c = 0; c < own.Length; c++) sum += own[c] * circumstances[c];
        return sum;
    }

    /// <exception cref="FormatException">A line names no move or circumstance, or a weight is no number.</exception>
    public static Arbiter Parse(IEnumerable<string> lines)
    {
        var weights = new Dictionary<Move, double[]>();
        var moves = Enum.GetValues<Move>().ToDictionary(KebabCase.Of);
        var places = Circumstances.Names.Index().ToDictionary(n => n.Item, n => n.Index);
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            var words = line.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length % 2 == 0 || !moves.TryGetValue(words[0], out var move))
                throw new FormatException($"no move with pairs of a circumstance and its weight: {line}");
            var own = weights[move] = new double[Circumstances.Names.Count];
            foreach (var pair in words[1..].Chunk(2))
            {
                if (!places.TryGetValue(pair[0], out var at)
                    || !double.TryParse(pair[1], CultureInfo.InvariantCulture, out own[at]))
                    throw new FormatException($"no circumstance with its weight: {pair[0]} {pair[1]}");
            }
        }
        return new Arbiter(weights);
    }

    public IEnumerable<string> Write() => weights.OrderBy(w => w.Key).Select(w =>
        $"{KebabCase.Of(w.Key)}: " + string.Join(' ', Circumstances.Names.Zip(w.Value)
            .Where(p => Math.Abs(p.Second) >= 0.005)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.First} {p.Second:0.##}"))));
}
