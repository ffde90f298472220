using BotService.Engine.Knowledge;

namespace BotService.Engine.Intents;

/// <summary>How an entry stands to the organisations that a text names.</summary>
internal enum Naming { Silent, Named, Contradicted }

/// <summary>
/// The entries by number, with what is known of their organisations. Ordered by id, so that training is deterministic.
/// </summary>
internal sealed class EntrySet
{
    private readonly OrganisationWords organisations;
    private readonly string[] ids;
    private readonly Dictionary<string, int> numbers;
    private readonly ulong[] topics;
    private readonly int[][] siblings;
    private readonly bool[] joint;
    private readonly int[] ranks;

    /// <param name="entries">Ids, with the organisation and the procedure of each, and whether it is about several
    /// organisations at once.</param>
    private EntrySet(
        IEnumerable<(string Id, string Organisation, string Procedure, bool Joint)> entries,
        OrganisationWords organisations)
    {
        this.organisations = organisations;
        var ordered = entries.OrderBy(e => e.Id, StringComparer.Ordinal).ToArray();
        ids = [.. ordered.Select(e => e.Id)];
        numbers = ids.Select((id, i) => (id, i)).ToDictionary(e => e.id, e => e.i, StringComparer.Ordinal);
        topics = [.. ordered.Select(
            e => e.Organisation == OrganisationWords.Everybody ? 0 : organisations.Topic(e.Organisation))];
        joint = [.. ordered.Select(e => e.Joint)];
        ranks = [.. ordered.Select(e => organisations.Rank(e.Organisation))];
        siblings = [
            .. Enumerable.Range(0, Count)
                .Select(i => Enumerable.Range(0, Count).Where(j => AreSiblings(i, j)).ToArray())];

        bool AreSiblings(int one, int other) =>
            topics[one] != topics[other] && topics[one] != 0 && topics[other] != 0
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
            set.numbers.Add(follower, set.numbers[SupplierResolver.LeadOf(knowledge, follower)]);
        return set;
    }

    /// <summary>Mere names, of no organisation.</summary>
    public static EntrySet Of(IEnumerable<string> labels) =>
        new(labels.Distinct(StringComparer.Ordinal).Select(label => (label, OrganisationWords.Everybody, label, false)),
            OrganisationWords.None);

    public int Count => ids.Length;

    /// <summary>The entry's id.</summary>
    public string this[int entry] => ids[entry];

    public int? Number(string? id) => id is not null && numbers.TryGetValue(id, out var number) ? number : null;

    /// <summary>The bits of the entry's organisation and topic; 0 for entries of all.</summary>
    public ulong Topic(int entry) => topics[entry];

    /// <summary>The place of the entry's organisation in the catalogue.</summary>
    public int Rank(int entry) => ranks[entry];

    /// <summary>The same procedure with other organisations.</summary>
    public ReadOnlySpan<int> Siblings(int entry) => siblings[entry];

    /// <summary>
    /// Entries that several organisations share are contradicted by no name, and meant by two names together. A life
    /// event is about all of them at once: whoever names water alone means one of water's own entries.
    /// </summary>
    public Naming Naming(int entry, OrganisationEvidence evidence)
    {
        if (evidence.IsSilent) return Intents.Naming.Silent;
        if (topics[entry] == 0)
            return organisations.AreSeveral(evidence.Said) ? Intents.Naming.Named : joint[entry]
                ? Intents.Naming.Contradicted : Intents.Naming.Silent;
        return (topics[entry] & evidence.Said) != 0 ? Intents.Naming.Named : Intents.Naming.Contradicted;
    }
}
