using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Contradictions;

/// <summary>What stands somewhere in a sentence.</summary>
/// <param name="Voice">Whose sentences are one view of a matter: an entry's rules, an answer, an office.</param>
/// <param name="Owner">The organisation or office that speaks; empty where several do.</param>
/// <param name="Entry">The entry it belongs to; null where it belongs to none.</param>
/// <param name="When">For which cases of its entry it holds.</param>
/// <param name="Texts">By locale, with what it quotes filled in.</param>
/// <param name="Questions">By locale, what it answers; empty where it stands alone.</param>
internal sealed record Statement(
    string Voice, string Owner, string? Entry, Condition When, Period InForce,
    IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, string> Questions, Place Place)
{
    private static readonly Period Always = new(DateOnly.MinValue, null);
    private static readonly Dictionary<string, string> None = [];

    /// <summary>
    /// Every sentence of the entries, the offices, the catalogue's lines and the answers, in this order.
    /// </summary>
    public static IEnumerable<Statement> Of(KnowledgeBase knowledge)
    {
        foreach (var entry in knowledge.Entries.Values)
            foreach (var version in entry.Versions)
                foreach (var fact in version.Facts)
                    if (Said(knowledge, fact, version.InForce, l => entry.Wordings[l].Texts) is { Count: > 0 } texts)
                        yield return new(
                            entry.Id, entry.Organisation, entry.Id, fact.When, version.InForce, texts, None, fact.Place);
        foreach (var office in knowledge.Catalogue.Offices.Values)
            foreach (var fact in office.AllFacts)
                if (Said(knowledge, fact, Always, l => office.Wordings[l].Texts) is { Count: > 0 } texts)
                    yield return new(office.Id, office.Id, null, fact.When, Always, texts, None, fact.Place);
        foreach (var contact in knowledge.Catalogue.Contacts.Keys)
            yield return new(
                contact, OwnerOf(knowledge, contact), null, Condition.Always, Always,
                knowledge.Locales.Where(l => knowledge.Words(l).Contacts.ContainsKey(contact)).ToDictionary(
                    l => l, l => $"{knowledge.Words(l).Contacts[contact].Name}，{knowledge.Words(l).Contacts[contact].Hours}"),
                None, new Place($"knowledge/catalogue/contacts.{knowledge.Locales[0]}.yaml", 1));
        foreach (var answer in knowledge.Answers.Values)
            yield return new(
                answer.Id, answer.Organisation, answer.Entry, Condition.Always, Always,
                answer.Words.ToDictionary(w => w.Key, w => w.Value.Text),
                answer.Words.ToDictionary(w => w.Key, w => w.Value.Question), answer.Place);
    }

    /// <summary>Whether both can be said to one citizen on one day.</summary>
    public bool CanStandBeside(Statement other) =>
        (InForce.To is null || other.InForce.From <= InForce.To) && (other.InForce.To is null || InForce.From <= other.InForce.To)
        && (Voice != other.Voice || When.CanHoldWith(other.When));

    private static Dictionary<string, string> Said(
        KnowledgeBase knowledge, Fact fact, Period inForce,
        Func<string, IReadOnlyDictionary<(Section, string), string>> texts) =>
        knowledge.Locales.Where(l => texts(l).ContainsKey((fact.Section, fact.Id))).ToDictionary(
            l => l, l => Quotation.Pattern().Replace(
                texts(l)[(fact.Section, fact.Id)], m => Value(knowledge, fact, m.Groups[1].Value, inForce)));

    private static string Value(KnowledgeBase knowledge, Fact fact, string name, Period inForce) =>
        fact.Values.GetValueOrDefault(name)
        ?? knowledge.Catalogue.Values.GetValueOrDefault(name)?
            .LastOrDefault(v => inForce.To is null || v.InForce.From <= inForce.To)?.Value ?? "";

    private static string OwnerOf(KnowledgeBase knowledge, string contact) =>
        knowledge.Catalogue.Organisations.Values.FirstOrDefault(o => o.Confirm == contact)?.Id ?? "";
}
