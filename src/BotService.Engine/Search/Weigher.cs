namespace BotService.Engine.Search;

/// <summary>What a piece says for each entry: much when few entries hold it, and hold it where it tells most.</summary>
internal sealed class Weigher
{
    private static readonly int Places = Enum.GetValues<TextPlace>().Length;

    private readonly LineIndex index;
    private readonly int entries;
    private readonly int[] linesOf;

    public Weigher(LineIndex index, int entries)
    {
        (this.index, this.entries) = (index, entries);
        linesOf = new int[entries * Places];
        foreach (var line in index.Lines) linesOf[line.Entry * Places + (int)line.Place]++;
    }

    /// <param name="lines">The lines that hold the piece.</param>
    /// <returns>For each entry a weight; 0 where it does not hold the piece on that day.</returns>
    public double[] Weigh(ReadOnlySpan<int> lines, DateOnly today)
    {
        var weights = new double[entries];
        if (lines.IsEmpty) return weights;
        var counts = new int[linesOf.Length];
        foreach (var number in lines)
        {
            var line = index.Lines[number];
            if (line.Holds(today)) counts[line.Entry * Places + (int)line.Place]++;
        }
        var holding = 0;
        for (var e = 0; e < entries; e++)
        {
            for (var p = 0; p < Places; p++)
            {
                // Ten of thirty questions tell more than one of thirty, but not ten times more.
                if (counts[e * Places + p] is > 0 and var count)
                    weights[e] += Worth((TextPlace)p) * Math.Sqrt((double)count / linesOf[e * Places + p]);
            }
            if (weights[e] > 0) holding++;
        }
        var rarity = Math.Log(1 + (entries - holding + 0.5) / (holding + 0.5));
        for (var e = 0; e < entries; e++) weights[e] *= rarity / (1 + weights[e]);
        return weights;
    }

    private static double Worth(TextPlace place) => place switch
    {
        TextPlace.Names => 5,
        TextPlace.Summary => 2,
        TextPlace.Utterances => 2,
        TextPlace.Items => 1,
        TextPlace.Sayings => 0.7,
        TextPlace.Sentences => 1,
        _ => 0.3,
    };
}
