using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>What the three ways of looking at a text say about each entry. Reusable room, one for each thread.</summary>
internal sealed class Signals
{
    public readonly QueryVector Query = new();
    public readonly List<Token> Tokens = [];

    /// <summary>By entry, and last for the sentences of none.</summary>
    public float[] Margins = [];
    public float[] Retrieval = [];

    /// <summary>By entry, and last for the sentences of none.</summary>
    public float[] Nearest = [];
    public float[] Cosines = [];

    /// <summary>Fusion's features of the entries in <see cref="Order"/>, one after the other.</summary>
    public double[] Features = [];

    /// <summary>The entries: first those that the text does not contradict, from the front, then the others, from the back.</summary>
    public int[] Order = [];

    public double[] Shares = [];

    public void Fit(int entries, int utterances)
    {
        if (Retrieval.Length != entries)
        {
            (Margins, Retrieval, Nearest) = (new float[entries + 1], new float[entries], new float[entries + 1]);
            (Features, Order, Shares) = (new double[entries * Fusion.Features], new int[entries], new double[entries]);
        }
        if (Cosines.Length < utterances) Cosines = new float[utterances];
    }
}
