using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;
using BotService.Engine.Retrieval;

namespace BotService.Engine.Intents;

/// <summary>Everything that is learnt from, cut into tokens once.</summary>
/// <param name="Descriptions">By entry, the tokens of its items and of its body.</param>
internal sealed record TrainingSet(IReadOnlyList<Sample> Samples, IReadOnlyList<Token[][]> Descriptions)
{
    public static TrainingSet Of(
        KnowledgeBase knowledge, EntrySet entries, OrganisationWords organisations,
        IReadOnlyDictionary<string, IReadOnlyList<string>> outOfScope)
    {
        var samples = new List<Sample>();
        var descriptions = new List<Token[][]>();
        for (var e = 0; e < entries.Count; e++)
        {
            var text = EntryText.Of(knowledge.Entries[entries[e]], knowledge);
            foreach (var name in text[Field.Names])
            {
                samples.Add(Sample(e, name, 0, isName: true));
                if (!entries.Siblings(e).IsEmpty && OmittedWords.Without(samples[^1].Read) is { } shorter)
                    samples.Add(Sample(e, shorter, 0, isName: true));
            }
            // Other suppliers' citizens ask for the same thing in the same words, and name their own water works.
            var asked = SupplierResolver.AllOf(knowledge, entries[e])
                .SelectMany(o => knowledge.Entries[o].Utterances.OrderBy(u => u.Key, StringComparer.Ordinal));
            foreach (var list in asked.Select(u => u.Value))
            {
                for (var i = 0; i < list.Count; i++)
                    samples.Add(Sample(e, list[i], i * CrossValidation.Folds / list.Count, isName: false));
            }
            descriptions.Add([Cut(text[Field.Items]), Cut(text[Field.Body])]);
        }
        foreach (var sentence in outOfScope.OrderBy(o => o.Key, StringComparer.Ordinal).SelectMany(o => o.Value)
            .Select((text, i) => (text, i)))
        {
            samples.Add(Sample(
                Intents.Sample.OutOfScope, sentence.text, sentence.i % CrossValidation.Folds, isName: false));
        }
        foreach (var sentence in EmbeddedText.Lines("BotService.Engine.Intents.follow-ups.txt"))
            samples.Add(Sample(Intents.Sample.FollowUp, sentence, 0, isName: true));
        return new(samples, descriptions);

        Sample Sample(int entry, string text, int fold, bool isName)
        {
            var normalized = Reading.Read(text);
            var organisation = organisations.Find(normalized);
            int[] others = entry >= 0 && organisation.IsSilent ? [.. entries.Siblings(entry)] : [];
            return new(entry, text, normalized, Tokens(normalized), organisation, others, isName, fold);
        }
    }

    /// <summary>Names all that is learnt from, and how: the first sixteen hex digits of its SHA-256.</summary>
    public string Fingerprint(EntrySet entries, RecognizerOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{options.InScopeKept}\t{options.RightTold}\t{options.OutOfScopePrior}\t{options.Parts}\n")));
        foreach (var sample in Samples)
        {
            var label = sample.Entry >= 0 ? entries[sample.Entry] : sample.Entry.ToString(CultureInfo.InvariantCulture);
            hash.AppendData(Encoding.UTF8.GetBytes($"{label}\t{sample.Fold}\t{sample.IsName}\t{sample.Read}\n"));
        }
        foreach (var token in Descriptions.SelectMany(d => d).SelectMany(t => t))
            hash.AppendData(BitConverter.GetBytes(token.Hash));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>Texts alone: no names, no descriptions, no organisations.</summary>
    public static TrainingSet Of(IReadOnlyList<LabelledText> texts, EntrySet entries)
    {
        var counts = new int[entries.Count + 1];
        return new(
            [.. texts.Select(t => (t.Text, Read: Reading.Read(t.Text), Entry: entries.Number(t.Label) ?? Sample.OutOfScope)).Select(t => new Sample(
                t.Entry, t.Text, t.Read, Tokens(t.Read), default, [], IsName: false,
                counts[t.Entry + 1]++ % CrossValidation.Folds))],
            [.. Enumerable.Repeat<Token[][]>([[], []], entries.Count)]);
    }

    private static Token[] Tokens(string normalized)
    {
        var tokens = new List<Token>();
        NGrams.Cut(normalized, tokens);
        return [.. tokens];
    }

    private static Token[] Cut(IReadOnlyList<string> texts) => [.. texts.SelectMany(t => Tokens(Reading.Read(t)))];
}
