using BotService.Engine.Cases;
using BotService.Engine.Data;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Engine.Dialogs.Conversations;

/// <summary>
/// What a conversation of <c>conversations.yaml</c> expects of the reply to one utterance;
/// what is null is not looked at.
/// </summary>
internal sealed record Expectation(
    ReplyKind? Kind, string? Entry, string? Asks, IReadOnlyDictionary<string, string>? Slots,
    IReadOnlySet<string>? Documents,
    IReadOnlyDictionary<string, IReadOnlySet<string>> Sections, Place Place)
{
    public string? Supplier { get; init; }

    public string? Office { get; init; }

    /// <summary>The answer to a question of its own that one of the replies is, by id.</summary>
    public string? Answer { get; init; }
}

/// <summary>
/// Talks the conversations that stand beside the entries and reports where the outcome is not the expected one.
/// </summary>
public static class ConversationCheck
{
    private const string Nobody = "none";

    /// <param name="knowledgePath">The folder <c>knowledge</c>.</param>
    /// <param name="shapes">Learns what is read in which file, when somebody wants to know.</param>
    /// <returns>How many conversations were talked, and the problems.</returns>
    public static (int Talked, IReadOnlyList<Problem> Problems) Run(
        string knowledgePath, KnowledgeBase knowledge, IDialogEngine engine, DateOnly today, Shapes? shapes = null)
    {
        // Shapes are learnt by one reader at a time.
        var held = knowledge.Entries.Keys.Order(StringComparer.Ordinal).AsParallel().AsOrdered()
            .WithDegreeOfParallelism(shapes is null ? Environment.ProcessorCount : 1)
            .Select(id => Talk(knowledgePath, id, knowledge, engine, today, shapes)).ToList();
        return (held.Sum(h => h.Talked), [.. held.SelectMany(h => h.Problems)]);
    }

    /// <summary>
    /// What is wrong with the files themselves, when there is no engine to talk with: they are missing, no YAML, or not
    /// filled in.
    /// </summary>
    public static IReadOnlyList<Problem> Unread(string knowledgePath, KnowledgeBase knowledge)
    {
        var findings = new Findings();
        foreach (var id in knowledge.Entries.Keys.Order(StringComparer.Ordinal))
            FolderOf(knowledgePath, id).Maps("conversations.yaml", findings);
        return [.. findings];
    }

    /// <summary>The conversations as they are talked, in the order of entries and of their files.</summary>
    public static IReadOnlyList<ListedTalk> Listed(string knowledgePath, KnowledgeBase knowledge)
    {
        var findings = new Findings();
        return [.. from id in knowledge.Entries.Keys.Order(StringComparer.Ordinal)
            from conversation in FolderOf(knowledgePath, id).Maps("conversations.yaml", findings)
            select new ListedTalk(
                id, conversation.RequiredText("name"), conversation.Text("locale") ?? knowledge.Locales[0],
                SupplierOf(conversation, id, knowledge), [.. conversation.List("turns").Select(t => t.RequiredText("say"))])];
    }

    private static DataFolder FolderOf(string knowledgePath, string entry) =>
        entry.Split('.').Aggregate(DataFolder.Root(knowledgePath), (f, name) => f.AnyFolder(name));

    /// <summary>The conversations beside one entry.</summary>
    private static (int Talked, IReadOnlyList<Problem> Problems) Talk(
        string knowledgePath, string entry, KnowledgeBase knowledge, IDialogEngine engine, DateOnly today,
        Shapes? shapes)
    {
        var findings = new Findings(shapes);
        var conversations = FolderOf(knowledgePath, entry).Maps("conversations.yaml", findings).ToList();
        foreach (var conversation in conversations) Talk(conversation, entry, knowledge, engine, today, findings);
        return (conversations.Count, [.. findings]);
    }

    /// <summary>
    /// Where several supply the same, the conversations beside an entry are held by somebody whose supplier is known:
    /// the entry's own, else the lead. <c>supplier: none</c> begins without, any other value with that organisation.
    /// </summary>
    private static string? SupplierOf(YamlMap conversation, string entry, KnowledgeBase knowledge)
    {
        var supply = SupplierResolver.SupplyOf(knowledge, entry);
        var own = EntryId.OrganisationOf(entry);
        var usual = supply?.Of(own) is null
            ? (supply ?? knowledge.Catalogue.Supplies.Values.FirstOrDefault())?.Lead : own;
        var given = conversation.Text("supplier");
        if (given is not null and not Nobody && knowledge.Catalogue.Supplies.Values.All(s => s.Of(given) is null))
            conversation.ReportAt("supplier", DialogProblem.SuppliesNothing, given);
        return given switch { null => usual, Nobody => null, _ => given };
    }

    /// <summary>
    /// What the conversations teach the arbiter: each is talked with the moves it expects, and on every sentence each
    /// move is held against them.
    /// </summary>
    public static IReadOnlyList<WeighedTurn> Lessons(
        string knowledgePath, KnowledgeBase knowledge, DialogEngine engine, DateOnly today)
    {
        var (lessons, findings) = (new List<WeighedTurn>(), new Findings());
        foreach (var id in knowledge.Entries.Keys.Order(StringComparer.Ordinal))
            foreach (var conversation in FolderOf(knowledgePath, id).Maps("conversations.yaml", findings))
            {
                var (state, locale) = Begin(conversation, id, knowledge, engine, today);
                foreach (var turn in conversation.List("turns"))
                {
                    var input = new Input(turn.RequiredText("say"), locale);
                    if (turn.Map("expect") is not { } map)
                    {
                        state = engine.Next(state, input, today).State;
                        continue;
                    }
                    var expected = ReadExpectation(map, knowledge, findings);
                    var (lesson, best) = engine.Weigh(state, input, today)
                        .Judge(r => Compare(expected, r).Any() ? 0 : 1);
                    if (lesson is not null) lessons.Add(lesson);
                    state = best.State;
                }
            }
        return lessons;
    }

    private static (DialogState State, string Locale) Begin(
        YamlMap conversation, string entry, KnowledgeBase knowledge, IDialogEngine engine, DateOnly today)
    {
        var locale = conversation.Text("locale") ?? knowledge.Locales[0];
        return (engine.Next(null, new Input(null, locale), today).State with
        {
            Supplier = SupplierOf(conversation, entry, knowledge)
        }, locale);
    }

    private static void Talk(
        YamlMap conversation, string entry, KnowledgeBase knowledge, IDialogEngine engine, DateOnly today,
        Findings findings)
    {
        var name = conversation.RequiredText("name");
        var (state, locale) = Begin(conversation, entry, knowledge, engine, today);
        foreach (var turn in conversation.List("turns"))
        {
            var said = turn.RequiredText("say");
            var result = engine.Next(state, new Input(said, locale), today);
            state = result.State;
            if (turn.Map("expect") is { } expect)
                foreach (var problem in Compare(ReadExpectation(expect, knowledge, findings), result))
                    findings.Add(problem.Within($"{name}: 「{said}」: "));
            turn.Done();
        }
        conversation.Done();
    }

    /// <summary>What could not be read is not expected either.</summary>
    private static Expectation ReadExpectation(YamlMap map, KnowledgeBase knowledge, Findings findings)
    {
        var kind = map.Choice("kind", ReplyKind.Fallback);
        var entry = map.Text("entry", Refer.Entry);
        findings.Prove(Refer.Entry, [.. knowledge.Entries.Keys], knowledge.Unreadable.Contains);
        var documents = map.Texts("documents");
        var read = new Expectation(
            map.Has("kind") && !map.IsSpoilt("kind") ? kind : null, map.IsSpoilt("entry") ? null : entry,
            map.Text("asks"), map.Map("slots")?.Scalars(),
            map.Has("documents") && !map.IsSpoilt("documents") ? documents.ToHashSet() : null,
            (map.Map("sections")?.TextsByKey() ?? new Dictionary<string, IReadOnlyList<string>>())
                .ToDictionary(s => s.Key, s => (IReadOnlySet<string>)s.Value.ToHashSet()),
            map.Place) { Supplier = map.Text("supplier"), Office = map.Text("office"), Answer = map.Text("answer") };
        map.Done();
        return read;
    }

    private static IEnumerable<Problem> Compare(Expectation expected, TurnResult result)
    {
        var reply = result.Replies[^1];
        Problem? Differ<T>(string what, T? wanted, T? given) => wanted is not null && !Equals(wanted, given)
            ? DialogProblem.ConversationDiffers.At(expected.Place, what, Or(given), wanted.ToString()) : null;
        Problem? DifferInSet(string what, IReadOnlySet<string>? wanted, IEnumerable<string> given)
        {
            var have = given.ToHashSet();
            return wanted is not null && !wanted.SetEquals(have)
                ? DialogProblem.ConversationSet.At(
                    expected.Place, what, string.Join(", ", have.Except(wanted)),
                    string.Join(", ", wanted.Except(have)))
                : null;
        }

        var asked = result.State.Expecting == Expecting.Slot ? result.State.ExpectedSlot : null;
        List<Problem?> problems =
        [
            Differ("kind", expected.Kind, reply.Kind),
            Differ("entry", expected.Entry, reply.Answer.Entry),
            Differ("supplier", expected.Supplier, result.State.Supplier),
            Differ("office", expected.Office,
                result.State.Offices.Contains(expected.Office ?? "") ? expected.Office : null),
            Differ("answer", expected.Answer, result.Replies.Select(r => r.Answer.Item).FirstOrDefault(i => i is not null)),
            expected.Asks is { } asks && asks != asked
                ? DialogProblem.ConversationAsks.At(expected.Place, Or(asked), asks) : null,
            DifferInSet("documents", expected.Documents,
                Ids(reply.Sheet, PartKind.Documents, PartKind.Forms, PartKind.LookedUp)),
            .. from slot in expected.Slots ?? new Dictionary<string, string>()
               let given = reply.Answer.Case.GetValueOrDefault(slot.Key)
               where given != slot.Value
               select DialogProblem.ConversationSlot.At(expected.Place, slot.Key, Or(given), slot.Value),
            .. expected.Sections.Select(
                s => DifferInSet(
                    s.Key, s.Value,
                    Ids(reply.Sheet, Enum.GetValues<PartKind>().Where(k => KebabCase.Of(k) == s.Key).ToArray()))),
        ];
        return problems.OfType<Problem>();
    }

    private static object Or(object? given) => given?.ToString() ?? (object)KnowledgeProblem.Nothing;

    private static IEnumerable<string> Ids(Sheet? sheet, params PartKind[] kinds) =>
        sheet?.Parts.Where(p => kinds.Contains(p.Kind)).SelectMany(p => p.Items).Select(i => i.Id) ?? [];
}
