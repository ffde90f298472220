using BotService.Engine.Knowledge;

namespace BotService.Engine.Intents;

/// <summary>How an entry stands to the organisations that a text names.</summary>
internal enum Naming { Silent, Named, Contradicted }

/// <summary>
/// The entries by number, with what is known of their organisations. Ordered by id, so that training is deterministic.
/// </summary>
internal sealed class EntrySet
{
    private readonly OrganisationWords _organisations;
    private readonly string[] _ids;
    private readonly Dictionary<string, int> _numbers;
    private readonly ulong[] _topics;
    private readonly int[][] _siblings;
    private readonly bool[] _joint;
    private readonly int[] _ranks;

    /// <param name="entries">Ids, with the organisation and the procedure of each, and whether it is about several
    /// organisations at once.</param>
    private EntrySet(
        IEnumerable<(string Id, string Organisation, string Procedure, bool Joint)> entries,
        OrganisationWords organisations)
    {
        _organisations = organisations;
        var ordered = entries.OrderBy(e => e.Id, StringComparer.Ordinal).ToArray();
        _ids = [.. ordered.Select(e => e.Id)];
        _numbers = _ids.Select((id, i) => (id, i)).ToDictionary(e => e.id, e => e.i, StringComparer.Ordinal);
        _topics = [.. ordered.Select(
            e => e.Organisation == OrganisationWords.Everybody ? 0 : organisations.Topic(e.Organisation))];
        _joint = [.. ordered.Select(e => e.Joint)];
        _ranks = [.. ordered.Select(e => organisations.Rank(e.Organisation))];
        _siblings = [
            .. Enumerable.Range(0, Count)
                .Select(i => Enumerable.Range(0, Count).Where(j => AreSiblings(i, j)).ToArray())];

        bool AreSiblings(int one, int other) =>
            _topics[one] != _topics[other] && _topics[one] != 0 && _topics[other] != 0
            && ordered[one].Procedure == ordered[other].Procedure;
    }

    /// <summary>
    /// The procedure is <c>name-change</c> in <c>taipower.name-change</c>. Calculators are found by
    /// their words and not by likeness.
    /// </summary>
    public static EntrySet Of(KnowledgeBase knowledge, OrganisationWords organisations)
    {
        var set = new EntrySet(
            knowledge.Entries.Values.Where(e => e.Kind != EntryKind.Calculator
                && SupplierResolver.LeadOf(knowledge, e.Id) == e.Id).Select(
                    e => (e.Id, e.Organisation, EntryId.NameOf(e.Id), e.Kind == EntryKind.LifeEvent)),
            organisations);
        // What a supplier tells of the same matter is found under the lead's entry: who supplies is
        // settled by asking, not by guessing.
        foreach (var follower in knowledge.Entries.Keys.Where(id => SupplierResolver.LeadOf(knowledge, id) != id)
            .ToList())
            set._numbers.Add(follower, set._numbers[SupplierResolver.LeadOf(knowledge, follower)]);
        return set;
    }

    /// <summary>Mere names, of no organisation.</summary>
    public static EntrySet Of(IEnumerable<string> labels) =>
        new(labels.Distinct(StringComparer.Ordinal).Select(label => (label, OrganisationWords.Everybody, label, false)),
            OrganisationWords.None);

    public int Count => _ids.Length;

    /// <summary>The entry's id.</summary>
    public string this[int entry] => _ids[entry];

    public int? Number(string? id) => id is not null && _numbers.TryGetValue(id, out var number) ? number : null;

    /// <summary>The bits of the entry's organisation and topic; 0 for entries of all.</summary>
    public ulong Topic(int entry) => _topics[entry];

    /// <summary>The place of the entry's organisation in the catalogue.</summary>
    public int Rank(int entry) => _ranks[entry];

    /// <summary>The same procedure with other organisations.</summary>
    public ReadOnlySpan<int> Siblings(int entry) => _siblings[entry];

    /// <summary>
    /// Entries that several organisations share are contradicted by no name, and meant by two names together. A life
    /// event is about all of them at once: whoever names water alone means one of water's own entries.
    /// </summary>
    public Naming Naming(int entry, OrganisationEvidence evidence)
    {
        if (evidence.IsSilent) return Intents.Naming.Silent;
        if (_topics[entry] == 0)
            return _organisations.AreSeveral(evidence.Said) ? Intents.Naming.Named : _joint[entry]
                ? Intents.Naming.Contradicted : Intents.Naming.Silent;
        return (_topics[entry] & evidence.Said) != 0 ? Intents.Naming.Named : Intents.Naming.Contradicted;
    }
}
