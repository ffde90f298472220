using System.CommandLine;
using BotService.Insight;
using BotService.Channels.Connector;
using BotService.Channels.DirectLine;
using BotService.Channels.Line;
using BotService.Channels.Voice;
using BotService.CallBacks;
using BotService.Cli;
using BotService.Cli.CalendarVerbs;
using BotService.Cli.Importing;
using BotService.Cli.LineVerbs;
using BotService.Cli.New;
using BotService.Cli.PlanVerbs;
using BotService.Cli.PrivacyVerbs;
using BotService.Cli.ReferVerbs;
using BotService.Cli.ReleaseVerbs;
using BotService.Cli.StaffVerbs;
using BotService.Cli.VoiceVerbs;
using BotService.Conversations.Rendering;
using BotService.Conversations;
using BotService.Desk;
using BotService.Drafting;
using BotService.Editing;
using BotService.Evidence;
using BotService.Handoff;
using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Held;
using BotService.Hosting;
using BotService.OpenData;
using BotService.Privacy;
using BotService.Quiz;
using BotService.Releases;
using BotService.Releases.InForce;
using BotService.Renewal;
using BotService.Renewal.Changes;
using BotService.Retention;
using BotService.Review;
using BotService.Review.Proposals;
using BotService.Staff;
using BotService.Statistics;
using BotService.Storage;
using BotService.Telemetry;
using BotService.Web.Api;
using BotService.Web.Edge;
using BotService.Web.MyData;
using BotService.Web.Paper;
using BotService.Web.Site;
using BotService.Web.Staff;
using BotService.Web.WebChat;
using BotService.Insight.Duties;
using Spectre.Console;

var serve = ServeVerb.Create(args, Build, Map);
var root = new RootCommand(
    "BotService answers citizens' questions and tells once, completely, what to bring. Without a verb it serves.")
{
    serve, CheckVerb.Create(), LineVerb.Create(), AskVerb.Create(), EvaluateVerb.Create(), ExplainVerb.Create(),
    DraftVerb.Create(), ReportVerb.Create(), MigrateVerb.Create(), BackupVerb.Create(), CalibrateVerb.Create(),
    NewVerb.Create(), AnswersVerb.Create(), StaffVerb.Create(), AuditVerb.Create(), ReviewVerb.Create(),
    VoiceVerb.Create(new ConfiguredVoice()), ReleaseVerb.Create(), CalendarVerb.Create(), ReferVerb.Create(), PlanVerb.Create(),
    RetentionVerb.Create(), PrivacyVerb.Create(), OpenDataVerb.Create(), EvidenceVerb.Create(), QuizVerb.Create(),
};
root.Action = serve.Action;
// `--urls` and other settings go to the host; every other verb knows its own options only.
root.TreatUnmatchedTokensAsErrors = root.Subcommands.Any(verb => verb != serve && verb.Name == args.FirstOrDefault());
// No colours where nobody sees them: what is piped on is text.
if (Console.IsOutputRedirected) AnsiConsole.Console = PlainConsole.Create();
var call = root.Parse(args);
var how = new InvocationConfiguration();
// A service stops in the host's own time; System.CommandLine would cut it off after two seconds.
if (call.Action == serve.Action) how.ProcessTerminationTimeout = null;
return await call.InvokeAsync(how);

static WebApplication Build(string[] args)
{
    // Settings are read once; watching their files would use up the few watches a machine grants.
    var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
    var configuration = builder.Configuration;
    builder.Services
        .AddConsoleLogs()
        .AddRelease(services => services.GetRequiredService<FirstRelease>().Take())
        .AddReleaseSwap(() => Release.Load(Startup.Folders))
        .AddReleaseCalendar(configuration, Startup.Folders)
        .AddStorage(configuration).AddRetention(configuration)
        .AddConversations(configuration).AddInsight().AddStatistics(configuration).AddOpenData(configuration)
        .AddDuties(configuration, DataFolders.Duties).AddEvidence().AddQuiz()
        .AddRendering()
        .AddDrafting(configuration, Dialogs)
        .AddDesk()
        .AddTelemetry(configuration)
        .AddEdge(configuration)
        .AddDirectLine(configuration)
        .AddConnector(configuration)
        .AddLine(configuration)
        .AddVoice(configuration, Dialogs)
        .AddWebChat()
        .AddPrivacy()
        .AddPaper()
        .AddMyData()
        .AddSite()
        .AddApi()
        .AddStaff(configuration)
        .AddReview(configuration, Dialogs).AddProposals()
        .AddEditing()
        .AddCallBacks()
        .AddHandoff(configuration)
        .AddHeldAnswers()
        .AddRenewal(() => DataFolders.Knowledge)
        .AddPlanChanges(DataFolders.Duties)
        .AddStaffPages();

    return builder.Build();
}

// Of the release that answers: the data folder, or files out of the store.
static string Dialogs(IServiceProvider services) => services.GetRequiredService<IReleases>().Current.Folders.Dialogs;

static void Map(WebApplication app)
{
    app.UseEdge();
    app.MapDirectLine();
    app.MapConnector();
    app.MapLine();
    app.MapVoice();
    app.MapWebChat();
    app.MapPaper();
    app.MapMyData();
    app.MapSite();
    app.MapApi();
    app.MapStaff();
    app.MapHealth();
    app.MapMetrics();
}
