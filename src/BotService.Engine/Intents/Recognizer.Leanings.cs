using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>What words alone say for each entry, whatever would be decided.</summary>
public sealed partial class Recognizer
{
    /// <summary>How many entries there are to lean to.</summary>
    internal int Entries => entries.Count;

    /// <param name="into">By entry, in the order of their ids: its utility, log-odds apart from a constant.</param>
    internal void Lean(string text, Span<float> into)
    {
        Span<char> buffer = stackalloc char[TextNormalizer.MaxLength];
        Span<char> heard = stackalloc char[TextNormalizer.MaxLength];
        ReadOnlySpan<char> read = heard[..scorer.Hear(buffer[..Reading.Read(text, buffer).Length], heard)];
        var room = Recognizer.room ??= new();
        var evidence = organisations.Find(read);
        room.Tokens.Clear();
        NGrams.Cut(read, room.Tokens);
        scorer.Score(room.Tokens, room);
        Span<double> features = stackalloc double[Fusion.Features];
        for (var e = 0; e < entries.Count; e++)
        {
            Fusion.Describe(room, e, entries.Naming(e, evidence) == Naming.Named, features);
            into[e] = (float)fusion.Utility(features);
        }
    }

    /// <summary>The topics that a text names, one bit each; 0 for none.</summary>
    internal ulong Said(string text) => organisations.Find(Reading.Read(text)).Said;
}
