using BotService.Staff;
using BotService.Web.Layout;
using BotService.Web.Staff.Approval;
using BotService.Web.Staff.Audit;
using BotService.Web.Staff.CallBacks;
using BotService.Web.Staff.Conversations;
using BotService.Web.Staff.Desk;
using BotService.Web.Staff.Drafts;
using BotService.Web.Staff.Entrance;
using BotService.Web.Staff.Evidence;
using BotService.Web.Staff.Held;
using BotService.Web.Staff.Improvements;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Live;
using BotService.Web.Staff.Low;
using BotService.Web.Staff.Misses;
using BotService.Web.Staff.Own;
using BotService.Web.Staff.People;
using BotService.Web.Staff.Plans;
using BotService.Web.Staff.Privacy;
using BotService.Web.Staff.Proposals;
using BotService.Web.Staff.Quiz;
using BotService.Web.Staff.Releases;
using BotService.Web.Staff.Renewal;
using BotService.Web.Staff.Replay;
using BotService.Web.Staff.Reports;
using BotService.Web.Staff.Retention;
using BotService.Web.Staff.Talks;
using BotService.Web.Staff.Today;
using Microsoft.Extensions.Options;

namespace BotService.Web.Staff;

/// <summary>The pages behind the sign-in, rendered on the server as forms that work without a script.</summary>
public static class StaffPagesRoom
{
    /// <summary>Needs what <see cref="StaffRoom.AddStaff"/> adds, a storage and a release.</summary>
    public static IServiceCollection AddStaffPages(this IServiceCollection services)
    {
        services.AddAntiforgery(forms =>
        {
            forms.FormFieldName = ActionForm.TokenField;
            forms.Cookie.Name = "staff-form";
            forms.Cookie.Path = StaffRoom.Path;
            forms.Cookie.SameSite = SameSiteMode.Strict;
            // The pages' own policy says who may frame them: nobody.
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<Sealed>().AddSingleton<FirstStep>().AddSingleton<Sealing>();
        services.AddSingleton(s => new SignInPage.Ways(
            s.GetRequiredService<IOptions<StaffOptions>>().Value.OpenIdConnect.Authority.Length > 0,
            s.GetRequiredService<SiteAssets>().PasskeyScript));
        return services.AddLayout().AddScoped<AccountView>().AddScoped<PeopleDesk>().AddDeskPages()
            .AddScoped<MissDesk>().AddScoped<MissJudging>().AddScoped<ProposalDesk>()
            .AddScoped<ReleaseDesk>().AddScoped<EntryHistory>()
            .AddScoped<DraftBase>().AddScoped<DraftDesk>().AddScoped<DraftChanges>().AddScoped<DraftWork>().AddScoped<EntryDesk>()
            .AddScoped<NewEntryFiles>().AddScoped<LowDesk>().AddScoped<ImprovementDesk>().AddScoped<ImprovementProofs>()
            .AddScoped<ReplayDesk>().AddScoped<ApprovalDesk>().AddScoped<PublicationDesk>().AddScoped<FactCheckDesk>()
            .AddScoped<CallBackDesk>().AddScoped<ClosureDesk>().AddScoped<PlanDesk>().AddScoped<YearDesk>().AddScoped<DiffDesk>().AddScoped<ChangeDesk>()
            .AddScoped<HeldDesk>().AddScoped<ApprovalRuleDesk>().AddScoped<FigureDesk>().AddScoped<EvidenceDesk>().AddScoped<QuizDesk>()
            .AddTalkPages().AddScoped<LiveSession>().AddScoped<PrivacyDesk>();
    }

    public static void MapStaff(this IEndpointRouteBuilder app)
    {
        app.MapEntrance();
        app.MapAccount();
        app.MapPeople();
        app.MapAudit();
        app.MapDesk();
        app.MapToday();
        app.MapLow();
        app.MapMisses();
        app.MapProposals();
        app.MapReleases();
        app.MapDrafts();
        app.MapReplay();
        app.MapApproval();
        app.MapConversations();
        app.MapImprovements();
        app.MapCallBacks();
        app.MapTalks();
        app.MapLive();
        app.MapHeldAnswers();
        app.MapRenewal();
        app.MapPlans();
        app.MapReports();
        app.MapPrivacy();
        app.MapRetention();
        app.MapEvidence();
        app.MapQuiz();
    }
}
