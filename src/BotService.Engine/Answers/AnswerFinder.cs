using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;
using BotService.Engine.Retrieval;

namespace BotService.Engine.Answers;

/// <summary>
/// Finds the answer whose question a text is, question to question: half by the nearest way of asking it, half by all of
/// them together. The examples of the entries are held against the text as well, so that it is known whether that is
/// nearer to a procedure.
/// </summary>
public sealed class AnswerFinder
{
    private readonly IReadOnlyList<AnswerItem> answers;
    private readonly Lazy<Index> index;

    [ThreadStatic]
    private static Room? room;

    public AnswerFinder(KnowledgeBase knowledge)
    {
        answers = [.. knowledge.Answers.Values];
        index = new(() => Index.Of(answers, knowledge.Entries.Values.SelectMany(e => e.Utterances.Values).SelectMany(u => u)));
    }

    /// <summary>Builds what is searched, which takes a moment: for a process that is about to serve.</summary>
    public void Warm() => _ = answers.Count == 0 ? null : index.Value;

    /// <summary>The id of the answer whose question a text probably is; null when it is none's.</summary>
    public string? LikelyId(string text) =>
        Find(text, _ => true) is { IsLikely: true } found ? found.Item.Id : null;

    /// <param name="counts">Which answers can be meant.</param>
    /// <returns>Null when there is none that is at all like it.</returns>
    public FoundAnswer? Find(string text, Func<AnswerItem, bool> counts)
    {
        if (answers.Count == 0) return null;
        var (space, ways, wholes) = index.Value;
        var own = room ??= new Room();
        own.Tokens.Clear();
        NGrams.Cut(TextNormalizer.Normalize(text), own.Tokens);
        space.Fill(own.Query, own.Tokens);
        own.Reserve(ways.Count, answers.Count + 1);
        ways.Score(own.Query.Indices, own.Query.Values, own.Cosines, own.Nearest);
        wholes.Score(own.Query.Indices, own.Query.Values, own.Cosines, own.Whole);
        var (best, likeness, next) = (-1, 0f, 0f);
        for (var i = 0; i < answers.Count; i++)
        {
            var like = (own.Nearest[i] + own.Whole[i]) / 2;
            if (like <= next || !counts(answers[i])) continue;
            if (like > likeness) (best, likeness, next) = (i, like, likeness);
            else next = like;
        }
        // What of the text is known nowhere is like nothing.
        var known = own.Query.Coverage;
        return best < 0 ? null
            : new FoundAnswer(answers[best], likeness * known, next * known, own.Nearest[answers.Count] * known);
    }

    /// <summary>Ways of asking, each by itself with the entries' examples, and all of an answer as one text.</summary>
    private sealed record Index(FeatureSpace Space, UtteranceIndex Ways, UtteranceIndex Wholes)
    {
        public static Index Of(IReadOnlyList<AnswerItem> answers, IEnumerable<string> examples)
        {
            var ways = answers.Select(a => a.Words.Values.SelectMany(w => w.Asked.Append(w.Question)).ToList()).ToList();
            var texts = ways.SelectMany((own, i) => own.Select(text => (Tokens: Cut(text), Owner: i)))
                .Concat(examples.Select(text => (Tokens: Cut(text), Owner: answers.Count))).ToList();
            var space = FeatureSpace.Build(texts.Select(t => t.Tokens), [], FeatureSpace.WithoutSounds);
            return new Index(
                space,
                UtteranceIndex.Build([.. texts.Select(t => space.Vector(t.Tokens))], [.. texts.Select(t => t.Owner)], space.Count),
                UtteranceIndex.Build(
                    [.. ways.Select(own => space.Vector(Cut(string.Join(' ', own))))],
                    [.. Enumerable.Range(0, answers.Count)], space.Count));
        }

        private static Token[] Cut(string text)
        {
            var tokens = new List<Token>();
            NGrams.Cut(TextNormalizer.Normalize(text), tokens);
            return [.. tokens];
        }
    }

    /// <summary>Reusable room for one text.</summary>
    private sealed class Room
    {
        public readonly List<Token> Tokens = [];

        public readonly QueryVector Query = new();

        public float[] Cosines = [], Nearest = [], Whole = [];

        /// <param name="answers">With one place more, for the entries.</param>
        public void Reserve(int ways, int answers)
        {
            if (Cosines.Length < ways) Cosines = new float[ways];
            if (Nearest.Length != answers) (Nearest, Whole) = (new float[answers], new float[answers]);
        }
    }
}
