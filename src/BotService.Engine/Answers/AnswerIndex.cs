using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;
using BotService.Engine.Retrieval;

namespace BotService.Engine.Answers;

/// <summary>
/// The answers by what they are asked and what they say: which of them shares most with a text, and how far it is ahead.
/// </summary>
internal sealed class AnswerIndex
{
    /// <summary>All ways of asking, and the answer itself. Chosen with one way in six held back.</summary>
    private static readonly FieldWeight[] Fields = [new(2, 0.7), new(1, 0.7)];

    /// <summary>
    /// What being alike as a whole adds to what is shared: it keeps long answers from sharing too easily.
    /// </summary>
    private const float Whole = 0.5f;

    private readonly IReadOnlyList<AnswerItem> answers;
    private readonly FeatureSpace space;
    private readonly Bm25Index shared;
    private readonly UtteranceIndex wholes;

    [ThreadStatic]
    private static Room? room;

    /// <param name="waysOf">The ways of asking an answer that are to be known.</param>
    public AnswerIndex(IReadOnlyList<AnswerItem> answers, Func<AnswerItem, IEnumerable<string>> waysOf)
    {
        this.answers = answers;
        var ways = answers.Select(a => waysOf(a).Select(Cut).ToList()).ToList();
        space = FeatureSpace.Build(ways.SelectMany(w => w), [], FeatureSpace.WithoutSounds);
        shared = Bm25Index.Build(
            [.. answers.Select((a, i) => (int[][])[
                space.Numbers(ways[i].SelectMany(w => w)),
                space.Numbers(a.Words.Values.SelectMany(w => Cut(w.Text)))])],
            Fields, space.Count, space.KindWeight);
        wholes = UtteranceIndex.Build(
            [.. answers.Select(a => space.Vector(Cut(string.Join(' ', waysOf(a)))))],
            [.. Enumerable.Range(0, answers.Count)], space.Count);
    }

    /// <param name="read">As <see cref="Reading"/> gives it.</param>
    /// <param name="counts">Which answers can be meant.</param>
    /// <returns>The first, what it shares with the text, and by how much more than the next; the longer the text, the
    /// more there is to share. Null when none shares anything.</returns>
    public (AnswerItem Item, double Strength, double Lead)? Find(string read, Func<AnswerItem, bool> counts)
    {
        var own = room ??= new Room();
        own.Tokens.Clear();
        NGrams.Cut(read, own.Tokens);
        space.Fill(own.Query, own.Tokens);
        own.Reserve(answers.Count);
        shared.Score(own.Query.Indices, own.Query.UnknownWeight, own.Shared);
        wholes.Score(own.Query.Indices, own.Query.Values, own.Cosines, own.Alike);
        var (best, most, next) = (-1, 0f, 0f);
        for (var i = 0; i < answers.Count; i++)
        {
            var strength = own.Shared[i] + Whole * own.Alike[i];
            if (strength <= next || !counts(answers[i])) continue;
            if (strength > most) (best, most, next) = (i, strength, most);
            else next = strength;
        }
        var length = Math.Sqrt(own.Query.Indices.Length);
        return best < 0 ? null : (answers[best], most * length, (most - next) * length);
    }

    private static Token[] Cut(string text)
    {
        var tokens = new List<Token>();
        NGrams.Cut(Reading.Read(text), tokens);
        return [.. tokens];
    }

    /// <summary>Reusable room for one text.</summary>
    private sealed class Room
    {
        public readonly List<Token> Tokens = [];

        public readonly QueryVector Query = new();

        public float[] Shared = [], Cosines = [], Alike = [];

        public void Reserve(int answers)
        {
            if (Shared.Length != answers)
                (Shared, Cosines, Alike) = (new float[answers], new float[answers], new float[answers]);
        }
    }
}
