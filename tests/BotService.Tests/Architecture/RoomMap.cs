namespace BotService.Tests.Architecture;

/// <summary>
/// The map: which room may use which. A room is a folder and its namespace; what stands under it belongs to it unless
/// it has a line of its own. No arrow runs back up.
/// </summary>
internal static class RoomMap
{
    private const string Data = "BotService.Engine.Data";
    private const string Language = "BotService.Engine.Language";
    private const string Knowledge = "BotService.Engine.Knowledge";
    private const string Loading = "BotService.Engine.Knowledge.Loading";
    private const string Retrieval = "BotService.Engine.Retrieval";
    private const string Intents = "BotService.Engine.Intents";
    private const string Safety = "BotService.Engine.Safety";
    private const string Answers = "BotService.Engine.Answers";
    private const string Cases = "BotService.Engine.Cases";
    private const string Library = "BotService.Engine.Library";
    private const string Calculators = "BotService.Engine.Calculators";
    private const string Search = "BotService.Engine.Search";
    private const string Dialogs = "BotService.Engine.Dialogs";
    private const string Gaps = "BotService.Engine.Gaps";
    private const string Hours = "BotService.Engine.Hours";
    private const string Plans = "BotService.Engine.Plans";
    private const string PlanReading = "BotService.Engine.Plans.Reading";
    private const string PlanDifference = "BotService.Engine.Plans.Difference";
    private const string Renewal = "BotService.Renewal";
    private const string Duties = "BotService.Insight.Duties";
    private const string Loader = "BotService.Engine";
    private const string Trials = "BotService.Engine.Dialogs.Conversations";
    private const string Hosting = "BotService.Hosting";
    private const string Protocol = "BotService.Protocol";
    private const string Sheets = "BotService.Sheets";
    private const string Conversations = "BotService.Conversations";
    private const string Handoff = "BotService.Handoff";
    private const string Referrals = "BotService.Handoff.Referrals";
    private const string Forecasting = "BotService.Insight.Forecasting";
    private const string Releases = "BotService.Releases";
    private const string Drafting = "BotService.Drafting";
    private const string Storage = "BotService.Storage";
    private const string Insight = "BotService.Insight";
    private const string Reports = "BotService.Reports";
    private const string Staff = "BotService.Staff";
    private const string Desk = "BotService.Desk";
    private const string CallBacks = "BotService.CallBacks";
    private const string Held = "BotService.Held";
    private const string Privacy = "BotService.Privacy";
    private const string Retention = "BotService.Retention";
    private const string Review = "BotService.Review";
    private const string Editing = "BotService.Editing";
    private const string StaffPages = "BotService.Web.Staff";
    private const string OpenData = "BotService.OpenData";
    private const string Evidence = "BotService.Evidence";
    private const string Quiz = "BotService.Quiz";
    private const string Statistics = "BotService.Statistics";
    private const string Telemetry = "BotService.Telemetry";
    private const string Cli = "BotService.Cli";

    /// <summary>Any folder of <c>Channels/</c>, a protocol: each is a room of its own.</summary>
    public const string EveryChannel = "BotService.Channels.*";

    /// <summary>What the pages have in common.</summary>
    private const string Layout = "BotService.Web.Layout";

    /// <summary>Any folder of <c>Web/</c>, what is shown to browsers and programs: each is a room of its own.</summary>
    public const string EveryPage = "BotService.Web.*";

    private static readonly string[] Families = [EveryChannel, EveryPage];

    private static readonly string[] Engine =
        [Data, Language, Knowledge, Loading, Retrieval, Intents, Safety, Answers, Cases, Library, Search, Calculators, Gaps,
            Hours, Dialogs, Trials, Loader, Plans, PlanReading, PlanDifference];

    /// <summary>Room → the rooms it may use besides itself.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Uses = new Dictionary<string, string[]>
    {
        [Data] = [],
        [Language] = [],
        [Knowledge] = [Data, Language],
        [Loading] = [Data, Language, Knowledge],
        [Retrieval] = [Data, Language, Knowledge],
        [Intents] = [Data, Language, Knowledge, Retrieval],
        [Safety] = [Data, Language, Knowledge, Retrieval, Intents],
        [Answers] = [Language, Knowledge, Retrieval, Intents],
        [Cases] = [Data, Language, Knowledge],
        [Library] = [Data, Language, Knowledge, Cases],
        [Search] = [Data, Language, Knowledge, Retrieval],
        [Calculators] = [Data, Language, Knowledge, Cases],
        [Gaps] = [Data, Knowledge, Cases],
        [Hours] = [Data],
        // The yearly service plans as they are: read, and laid beside each other. They know nothing of the knowledge.
        [Plans] = [],
        [PlanReading] = [Data, Language, Plans],
        [PlanDifference] = [Data, Plans],
        [Dialogs] = [Data, Language, Knowledge, Retrieval, Intents, Safety, Answers, Cases, Calculators, Hours],
        [Trials] = [Data, Language, Knowledge, Retrieval, Intents, Safety, Answers, Cases, Calculators, Dialogs],
        // Makes the engine of the data folders; nothing in the engine uses it.
        [Loader] = [Data, Language, Knowledge, Loading, Intents, Safety, Answers, Cases, Library, Search, Calculators, Gaps,
            Hours, Dialogs],
        // The host decides nothing: it takes replies, sheets and findings as they are and reads no knowledge itself.
        [Hosting] = [],
        [Protocol] = [Hosting],
        [Sheets] = [Cases, Dialogs, Hosting],
        [Conversations] = [Language, Intents, Safety, Cases, Library, Dialogs, Hours, Loader, Releases, Hosting, Protocol, Sheets],
        [Releases] = [Data, Knowledge, Intents, Safety, Library, Search, Calculators, Gaps, Dialogs, Loader, Hosting, Staff],
        [Insight] = [Search, Gaps, Hosting],
        [Duties] = [Data, Language, Knowledge, Loader],
        [Forecasting] = [Intents],
        // Staff's own: no channel may see it, and it sees none.
        [Drafting] = [Data, Language, Cases, Library, Calculators, Dialogs, Hosting, Protocol, Sheets],
        [EveryChannel] = [Data, Safety, Cases, Library, Dialogs, Loader, Releases, Hosting, Protocol, Sheets, Conversations],
        [Layout] = [Safety, Cases, Library, Search, Dialogs, Hosting, Sheets],
        [EveryPage] = [Safety, Answers, Cases, Library, Search, Calculators, Gaps, Duties, Dialogs, Loader, Releases, Hosting,
            Protocol, Sheets, Conversations, Insight, Layout, Referrals, OpenData, Privacy, Retention],
        // People, what they may do and what they did; what they work with stands in rooms of their own. No channel sees them.
        [Staff] = [Hosting],
        [Desk] = [Language, Intents, Safety, Cases, Library, Dialogs, Loader, Releases, Hosting, Sheets, Conversations, Drafting,
            Staff],
        [Review] = [Data, Language, Knowledge, Retrieval, Intents, Cases, Library, Dialogs, Trials, Loader, Releases, Hosting,
            Conversations, Staff],
        // A change of the knowledge, from its first word to the release that it becomes.
        [Editing] = [Data, Language, Knowledge, Loading, Intents, Cases, Library, Dialogs, Trials, Loader, Releases, Hosting, Sheets,
            Conversations, Staff, Review],
        // The plans that came in, what they change, and who sees to it: files to plans, plans to work.
        [Renewal] = [Data, Language, Knowledge, Retrieval, Cases, Library, Plans, PlanReading, PlanDifference, Loader, Releases, Hosting,
            Insight, Duties, Staff, Review, Editing],
        // Talks of citizens with people: the queue, who is there, and their clocks.
        [Referrals] = [],
        [Handoff] = [Referrals, Language, Cases, Dialogs, Hours, Hosting, Protocol, Conversations, Staff, Review],
        // The calls that citizens were promised: who makes them, and their clocks.
        [CallBacks] = [Cases, Dialogs, Hours, Loader, Releases, Hosting, Conversations, Staff, Review],
        // The answers that wait for somebody's approval: the decision, and their clocks.
        [Held] = [Language, Cases, Dialogs, Releases, Loader, Hosting, Protocol, Conversations, Staff, Review],
        // How long what is kept is kept, and what keeps it longer.
        [Retention] = [Hosting, Staff],
        // What is held of single citizens: found, shown, given out, deleted.
        [Privacy] = [Dialogs, Hosting, Sheets, Conversations, Staff, Review],
        [StaffPages] = [Data, Knowledge, Intents, Safety, Cases, Library, Dialogs, Loader, Releases, Hosting, Sheets, Conversations, Layout,
            Staff, Desk, Review, Editing, Hours, CallBacks, Handoff, Held, Privacy, Retention, Plans, PlanDifference, Renewal, Statistics, Evidence, Duties, Quiz,
            OpenData],
        [Storage] = [Language, Intents, Cases, Dialogs, Releases, Hosting, Protocol, Conversations, Insight, Staff, Desk, Review,
            Hours, Editing, CallBacks, Handoff, Referrals, Held, Privacy, Retention, Plans, PlanDifference, Renewal, Statistics, OpenData, Evidence, Quiz],
        [Reports] = [Data, Gaps, Duties, Renewal, Hosting, Conversations, Storage, Insight, Review, Forecasting],
        // Figures that one can open down to the conversations behind them.
        [Statistics] = [Library, Hosting, Review],
        // What a half-year left behind, for whoever assesses it.
        [Evidence] = [Library, Duties, Hosting, Staff, Review, Statistics],
        // Questions for staff, made of the lists that citizens get.
        [Quiz] = [Knowledge, Cases, Library, Insight, Releases, Hosting, Staff],
        // Counts that everybody may have.
        [OpenData] = [Library, Hosting],
        // Sees no channel and no store: these put their figures where Hosting says (Hosting/Figures).
        [Telemetry] = [Hosting, Protocol],
        [Cli] = [.. Engine, Releases, Hosting, Protocol, Sheets, Conversations, Drafting, Storage, Insight, Duties, Forecasting,
            Reports, Staff, Desk, Review, Editing, CallBacks, Handoff, Referrals, Held, Privacy, Retention, Renewal, Statistics, OpenData, Evidence, Quiz, StaffPages, EveryChannel, EveryPage],
    };

    /// <summary>The room of a namespace: the longest line of the table that it stands under; null for none.</summary>
    public static string? RoomOf(string name)
    {
        if (FamilyOf(name) is not null) return string.Join('.', name.Split('.')[..3]);
        return Uses.Keys.Where(r => name == r || r != Loader && name.StartsWith(r + ".", StringComparison.Ordinal))
            .MaxBy(r => r.Length);
    }

    public static bool Allows(string from, string to) =>
        from == to || Uses[Line(from)].Contains(Line(to)) && Line(from) != Line(to);

    private static string Line(string room) => FamilyOf(room) ?? room;

    /// <summary>The family without a line for the room itself.</summary>
    private static string? FamilyOf(string name) => Uses.ContainsKey(name) ? null
        : Families.FirstOrDefault(family => name.StartsWith(family[..^1], StringComparison.Ordinal));
}
