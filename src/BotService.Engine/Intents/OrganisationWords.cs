using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>Whom a text speaks of.</summary>
/// <param name="Said">One bit for each organisation that the words may mean; 0: none was said.</param>
/// <param name="Foreign">Somebody whom the knowledge base does not know was named.</param>
internal readonly record struct OrganisationEvidence(ulong Said, bool Foreign)
{
    public bool IsSilent => Said == 0;

    public OrganisationEvidence And(OrganisationEvidence other) => new(Said | other.Said, Foreign || other.Foreign);
}

/// <summary>
/// Finds organisation words in normalised text. Organisations that share a topic, such as two water
/// works, are named by its words alike.
/// </summary>
internal sealed class OrganisationWords
{
    /// <summary>
    /// The organisation of entries that several share. Its own name tells nothing that the words in it do not.
    /// </summary>
    public const string Everybody = "any";

    /// <summary>Knows no organisation and finds none.</summary>
    public static readonly OrganisationWords None = new();

    private const string Nobody = "-";
    private const int MaxOrganisations = 64;

    private readonly Lexicon<OrganisationEvidence> words = new();
    private readonly Dictionary<string, ulong> topics;
    private readonly string[] catalogue = [];

    private OrganisationWords() => topics = [];

    public OrganisationWords(KnowledgeBase knowledge)
    {
        var organisations = knowledge.Catalogue.Organisations.Keys.Order(StringComparer.Ordinal)
            .Take(MaxOrganisations).ToArray();
        catalogue = [.. knowledge.Catalogue.Organisations.Keys];
        var wordings = knowledge.Locales.Where(knowledge.Catalogue.Wordings.ContainsKey)
            .Select(knowledge.Words).ToArray();
        var shared = organisations.Select((id, i) => (Topic: Topic(id), Bit: 1UL << i))
            .GroupBy(o => o.Topic, o => o.Bit)
            .ToDictionary(g => g.Key, g => g.Aggregate((a, b) => a | b), StringComparer.Ordinal);
        topics = organisations.ToDictionary(id => id, id => shared[Topic(id)], StringComparer.Ordinal);

        foreach (var line in EmbeddedText.Lines("BotService.Engine.Intents.organisation-words.txt")) Read(line);
        foreach (var id in organisations.Where(id => id != Everybody))
        {
            foreach (var wording in wordings)
            {
                if (wording.Organisations.TryGetValue(id, out var own)) Learn(own, new(topics[id], Foreign: false));
            }
        }

        string Topic(string id) =>
            wordings.Length > 0 && wordings[0].Organisations.TryGetValue(id, out var wording) ? wording.Topic : id;

        void Read(string line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var evidence = default(OrganisationEvidence);
            foreach (var id in line[..colon].Split('+').Where(id => id != Nobody))
                evidence = evidence.And(topics.TryGetValue(id, out var bits) ? new(bits, false) : new(0, true));
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Add(word.Replace('_', ' '), evidence);
        }
    }

    /// <summary>
    /// The bits of an organisation and of those that share its topic, to be compared with
    /// <see cref="OrganisationEvidence.Said"/>.
    /// </summary>
    public ulong Topic(string organisation) => topics.GetValueOrDefault(organisation);

    /// <summary>
    /// The organisation's place in the catalogue, which names those first that most citizens are customers of.
    /// </summary>
    public int Rank(string organisation) => Math.Max(0, Array.IndexOf(catalogue, organisation));

    /// <summary>Whether more than one topic was said: 水 and 電.</summary>
    public bool AreSeveral(ulong said) => said != 0 && !topics.Values.Any(topic => (said & ~topic) == 0);

    /// <summary>The organisations that the bits may mean.</summary>
    public IReadOnlyList<string> Names(ulong said) =>
        [.. topics.Where(t => t.Key != Everybody && (t.Value & said) != 0).Select(t => t.Key)
            .Order(StringComparer.Ordinal)];

    public OrganisationEvidence Find(ReadOnlySpan<char> normalized)
    {
        var found = default(OrganisationEvidence);
        for (var at = 0; at < normalized.Length;)
        {
            if (words.Find(normalized[at..], out var evidence, out var length)) found = found.And(evidence);
            at += length;
        }
        return found;
    }

    private void Learn(OrganisationWording own, OrganisationEvidence evidence)
    {
        foreach (var form in ((string[])[own.Name, own.Short, own.Topic]).SelectMany(Forms)
            .Where(form => !words.Holds(form))) words[form] = evidence;
    }

    private void Add(string word, OrganisationEvidence evidence)
    {
        foreach (var form in Forms(word)) words[form] = words[form].And(evidence);
    }

    /// <summary>
    /// As it is written, and as the recogniser reads it; a name in Latin letters also as the one something
    /// belongs to ("Taiwan Water's").
    /// </summary>
    private static IEnumerable<string> Forms(string word) =>
        (char.IsAsciiLetter(word[^1]) ? [word, word + "'s"] : (string[])[word])
            .SelectMany(form => (string[])[TextNormalizer.Normalize(form), Reading.Read(form)])
            .Distinct(StringComparer.Ordinal);
}
