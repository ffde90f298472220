using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Answers;

/// <summary>
/// Finds the answer whose question a text is, question to question, and how probably it is that one: by how far it is
/// ahead of the next, by what the recogniser says of its entry, and by the organisations that the text names.
/// </summary>
public sealed class AnswerFinder
{
    private readonly KnowledgeBase knowledge;
    private readonly AnswerWorth worth;
    private readonly OrganisationWords organisations;
    private readonly Dictionary<string, ulong> topics;
    private readonly Lazy<AnswerIndex> index;

    public AnswerFinder(KnowledgeBase knowledge, AnswerWorth? worth = null)
    {
        (this.knowledge, this.worth) = (knowledge, worth ?? AnswerWorth.Unlearnt);
        organisations = new OrganisationWords(knowledge);
        topics = knowledge.Answers.Values.ToDictionary(
            a => a.Id, a => organisations.Topic(a.Organisation), StringComparer.Ordinal);
        index = new(() => new AnswerIndex([.. knowledge.Answers.Values], WaysOf));
    }

    /// <summary>Builds what is searched, which takes a moment: for a process that is about to serve.</summary>
    public void Warm() => _ = knowledge.Answers.Count == 0 ? null : index.Value;

    /// <param name="recognised">What the recogniser finds in the text by its words alone.</param>
    /// <param name="counts">Which answers can be meant.</param>
    /// <param name="meant">The organisation that is meant where the text names none, by id; null: any.</param>
    /// <returns>Null when there is none that is at all like it.</returns>
    public FoundAnswer? Find(
        string text, Recognition recognised, Func<AnswerItem, bool> counts, string? meant = null) =>
        knowledge.Answers.Count > 0 && Look(index.Value, text, recognised, counts, meant) is var (item, looks)
            ? new FoundAnswer(item, worth.Probability(looks)) : null;

    /// <summary>All ways of asking for an answer.</summary>
    internal static IEnumerable<string> WaysOf(AnswerItem answer) =>
        answer.Words.Values.SelectMany(w => w.Asked.Append(w.Question));

    /// <returns>The answer that is first in an index, and what tells how probably it is the right one.</returns>
    internal (AnswerItem Item, double[] Looks)? Look(
        AnswerIndex answers, string text, Recognition recognised, Func<AnswerItem, bool> counts,
        string? meant = null)
    {
        var read = Reading.Read(text);
        var said = organisations.Find(read);
        var open = said.IsSilent && meant is not null ? organisations.Topic(meant) : said.Said;
        if (answers.Find(read, a => IsOpen(a) && counts(a)) is not var (item, strength, lead)) return null;
        var own = item.Entry is null ? 0 : recognised.Candidates
            .Where(c => SupplierResolver.LeadOf(knowledge, c.Entry) == SupplierResolver.LeadOf(knowledge, item.Entry))
            .Select(c => c.Score).FirstOrDefault();
        return (item, [lead, strength, own, open == 0 ? 0 : 1, said.Foreign ? 1 : 0]);

        // Whoever speaks of electricity means none of water.
        bool IsOpen(AnswerItem answer) =>
            open == 0 || (topics[answer.Id] & open) != 0;
    }
}
