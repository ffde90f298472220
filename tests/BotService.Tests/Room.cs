using BotService.CallBacks;
using BotService.Channels.Connector;
using BotService.Channels.DirectLine;
using BotService.Channels.Line;
using BotService.Channels.Voice;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Desk;
using BotService.Drafting;
using BotService.Editing;
using BotService.Handoff;
using BotService.Held;
using BotService.Insight;
using BotService.Insight.Duties;
using BotService.Privacy;
using BotService.Releases;
using BotService.Renewal;
using BotService.Renewal.Changes;
using BotService.Retention;
using BotService.Review;
using BotService.Review.Proposals;
using BotService.Staff;
using BotService.Evidence;
using BotService.OpenData;
using BotService.Quiz;
using BotService.Statistics;
using BotService.Storage;
using BotService.Telemetry;
using BotService.Tests.Dialogs;
using BotService.Web.Api;
using BotService.Web.Edge;
using BotService.Web.MyData;
using BotService.Web.Paper;
using BotService.Web.Site;
using BotService.Web.Staff;
using BotService.Web.WebChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests;

/// <summary>What a room adds to a service and maps, as in <c>Program.cs</c>; in its order.</summary>
internal sealed record Room(Action<IServiceCollection, IConfiguration> Add, Action<WebApplication> Map)
{
    public static readonly Room
        Release = new((s, _) => s.AddRelease(RealEngine.Shared)),
        Storage = new((s, c) => s.AddStorage(c)),
        Retention = new((s, c) => s.AddRetention(c)),
        Calendar = new((s, c) => s.AddReleaseCalendar(c, RealEngine.Folders)),
        Conversations = new((s, c) => s.AddConversations(c)),
        Insight = new((s, _) => s.AddInsight()),
        Statistics = new((s, c) => s.AddStatistics(c)),
        OpenData = new((s, c) => s.AddOpenData(c)),
        Evidence = new((s, _) => s.AddEvidence()),
        Quiz = new((s, _) => s.AddQuiz()),
        Duties = new((s, c) => s.AddDuties(c, RealEngine.Duties)),
        Rendering = new((s, _) => s.AddRendering()),
        Drafting = new((s, c) => s.AddDrafting(c, _ => RealEngine.Folders.Dialogs)),
        Desk = new((s, _) => s.AddDesk()),
        Telemetry = new((s, c) => s.AddTelemetry(c), app => { app.MapHealth(); app.MapMetrics(); }),
        Edge = new((s, c) => s.AddEdge(c), app => app.UseEdge()),
        DirectLine = new((s, c) => s.AddDirectLine(c), app => app.MapDirectLine()),
        Connector = new((s, c) => s.AddConnector(c), app => app.MapConnector()),
        Line = new((s, c) => s.AddLine(c), app => app.MapLine()),
        Voice = new((s, c) => s.AddVoice(c, _ => RealEngine.Folders.Dialogs), app => app.MapVoice()),
        WebChat = new((s, _) => s.AddWebChat(), app => app.MapWebChat()),
        Privacy = new((s, _) => s.AddPrivacy()),
        MyData = new((s, _) => s.AddMyData(), app => app.MapMyData()),
        Paper = new((s, _) => s.AddPaper(), app => app.MapPaper()),
        Site = new((s, _) => s.AddSite(), app => app.MapSite()),
        Api = new((s, _) => s.AddApi(), app => app.MapApi()),
        Staff = new((s, c) => s.AddStaff(c)),
        Review = new((s, c) => s.AddReview(c, _ => RealEngine.Folders.Dialogs).AddProposals()),
        Editing = new((s, _) => s.AddEditing()),
        CallBacks = new((s, _) => s.AddCallBacks()),
        Handoff = new((s, c) => s.AddHandoff(c)),
        Held = new((s, _) => s.AddHeldAnswers()),
        Renewal = new((s, _) => s.AddRenewal(() => RealEngine.Folders.Knowledge).AddPlanChanges(RealEngine.Duties)),
        StaffPages = new((s, _) => s.AddStaffPages(), app => app.MapStaff());

    public static readonly Room[] All =
    [
        Release, Storage, Retention, Calendar, Conversations, Insight, Statistics, OpenData, Duties, Evidence, Quiz, Rendering, Drafting, Desk, Telemetry, Edge,
        DirectLine, Connector, Line, Voice, WebChat, Privacy, Paper, MyData, Site, Api, Staff, Review, Editing, CallBacks, Handoff, Held, Renewal, StaffPages,
    ];

    private Room(Action<IServiceCollection, IConfiguration> add)
        : this(add, _ => { })
    {
    }
}
