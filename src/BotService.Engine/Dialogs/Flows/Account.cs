using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// The organisation in whose name the assistant speaks, such as that of a LINE account, and which entries it tells.
/// </summary>
internal sealed class Account
{
    private const string Everybody = "any";

    private readonly KnowledgeBase knowledge;

    private Account(KnowledgeBase knowledge, string organisation) =>
        (this.knowledge, Organisation) = (knowledge, organisation);

    public string Organisation { get; }

    /// <summary>Null where the assistant speaks for all, and for an organisation that nobody knows.</summary>
    public static Account? Of(KnowledgeBase knowledge, string? organisation) =>
        organisation is not null and not Everybody && knowledge.Catalogue.Organisations.ContainsKey(organisation)
            ? new Account(knowledge, organisation) : null;

    public string NameIn(string locale) => knowledge.Words(locale).Organisations[Organisation].Name;

    /// <summary>
    /// It supplies what others supply elsewhere: whoever asks it is its customer until something else is said.
    /// </summary>
    public bool Supplies => knowledge.Catalogue.Supplies.Values.Any(s => s.Of(Organisation) is not null);

    /// <summary>Its own matters, those of all, and those of others that its counters take.</summary>
    /// <param name="supplier">Whose rules count where several supply the same, as far as known.</param>
    public bool Tells(string entry, string? supplier) =>
        Owns(entry, supplier)
        || knowledge.Catalogue.SharedServiceOf(SupplierResolver.LeadOf(knowledge, entry))?.AcceptedBy.Contains(Organisation) == true;

    /// <summary>
    /// Makes of a finding what it means here: of several entries its own; and where none is, whose
    /// the matter is has to be asked.
    /// </summary>
    public Recognition Narrow(Recognition found, string? supplier)
    {
        var best = found.Candidates.FirstOrDefault();
        if (found.Outcome == Outcome.Matched && !Tells(best.Entry, supplier))
        {
            var name = EntryId.NameOf(best.Entry);
            return With(found,
                c => c.Entry == best.Entry || (EntryId.NameOf(c.Entry) == name && !Tells(c.Entry, supplier)));
        }
        if (found.Outcome != Outcome.Ambiguous) return found;
        var choices = found.Candidates.Take(found.Choices).Select(c => c.Entry).ToHashSet();
        return choices.Any(e => Owns(e, supplier))
            ? With(found, c => choices.Contains(c.Entry) && Owns(c.Entry, supplier)) : found;
    }

    private bool Owns(string entry, string? supplier)
    {
        var found = SupplierResolver.Resolve(knowledge, entry, supplier ?? Organisation);
        var whose = found.State is SupplyState.Settled or SupplyState.NotCovered
            ? found.Supplier : EntryId.OrganisationOf(entry);
        return EntryId.OrganisationOf(entry) == Everybody || whose == Organisation;
    }

    private static Recognition With(Recognition found, Func<Candidate, bool> counts)
    {
        var chosen = found.Candidates.Where(counts).ToList();
        return found with
        {
            Outcome = chosen.Count == 1 ? Outcome.Matched : Outcome.Ambiguous,
            Candidates = [.. chosen, .. found.Candidates.Except(chosen)], Choices = chosen.Count,
        };
    }
}
