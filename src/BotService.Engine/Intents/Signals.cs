using BotService.Engine.Data;
using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>
/// What the three ways of looking at a text say about each class: the entries, then the sentences out of scope, then
/// the follow-ups. Reusable room, one for each thread.
/// </summary>
internal sealed class Signals
{
    public readonly QueryVector Query = new();
    public readonly List<Token> Tokens = [];
    public float[] Margins = [];
    public float[] Retrieval = [];
    public float[] Nearest = [];
    public float[] Cosines = [];

    /// <summary>Fusion's features of the entries in <see cref="Order"/>, one after the other.</summary>
    public double[] Features = [];

    public readonly double[] FollowUpFeatures = new double[Fusion.Features];

    /// <summary>
    /// The entries: first those that the text does not contradict, from the front, then the others, from the back.
    /// </summary>
    public int[] Order = [];

    public double[] Shares = [];

    public float OutMargin => Margins[^2];

    public float OutNearest => Nearest[^2];

    /// <summary>The class of follow-ups.</summary>
    public int FollowUp => Margins.Length - 1;

    public void Fit(int classes, int utterances)
    {
        if (Margins.Length != classes)
        {
            (Margins, Retrieval, Nearest) = (new float[classes], new float[classes], new float[classes]);
            (Features, Order, Shares) = (new double[classes * Fusion.Features], new int[classes], new double[classes]);
        }
        if (Cosines.Length < utterances) Cosines = new float[utterances];
    }
}
