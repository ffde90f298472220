using BotService.Engine.Knowledge;

namespace BotService.Engine.Intents;

/// <summary>How an entry stands to the organisations that a text names.</summary>
internal enum Naming { Silent, Named, Contradicted }

/// <summary>The entries by number, with what is known of their organisations. Ordered by id, so that training is deterministic.</summary>
internal sealed class EntrySet
{
    private readonly OrganisationWords _organisations;
    private readonly Entry[] _entries;
    private readonly Dictionary<string, int> _numbers;
    private readonly ulong[] _topics;
    private readonly int[][] _siblings;

    public EntrySet(KnowledgeBase knowledge, OrganisationWords organisations)
    {
        _organisations = organisations;
        _entries = [.. knowledge.Entries.Values.OrderBy(e => e.Id, StringComparer.Ordinal)];
        _numbers = _entries.Select((e, i) => (e.Id, i)).ToDictionary(e => e.Id, e => e.i, StringComparer.Ordinal);
        _topics = [.. _entries.Select(e => e.Organisation == OrganisationWords.Everybody ? 0 : organisations.Topic(e.Organisation))];
        _siblings = [.. Enumerable.Range(0, Count).Select(i => Enumerable.Range(0, Count).Where(j => AreSiblings(i, j)).ToArray())];
    }

    public int Count => _entries.Length;

    public Entry this[int entry] => _entries[entry];

    public int? Number(string? id) => id is not null && _numbers.TryGetValue(id, out var number) ? number : null;

    /// <summary>The bits of the entry's organisation and topic; 0 for entries of all.</summary>
    public ulong Topic(int entry) => _topics[entry];

    /// <summary>The same procedure with other organisations.</summary>
    public ReadOnlySpan<int> Siblings(int entry) => _siblings[entry];

    /// <summary>Entries that several organisations share are contradicted by no name, and meant by two names together.</summary>
    public Naming Naming(int entry, OrganisationEvidence evidence)
    {
        if (evidence.IsSilent) return Intents.Naming.Silent;
        if (_topics[entry] == 0) return _organisations.AreSeveral(evidence.Said) ? Intents.Naming.Named : Intents.Naming.Silent;
        return (_topics[entry] & evidence.Said) != 0 ? Intents.Naming.Named : Intents.Naming.Contradicted;
    }

    private bool AreSiblings(int one, int other) =>
        _topics[one] != _topics[other] && _topics[one] != 0 && _topics[other] != 0 && Procedure(one) == Procedure(other);

    /// <summary><c>name-change</c> in <c>taipower.name-change</c>.</summary>
    private string Procedure(int entry) => _entries[entry].Id[(_entries[entry].Organisation.Length + 1)..];
}
