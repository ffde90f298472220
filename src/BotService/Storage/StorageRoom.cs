using BotService.CallBacks;
using BotService.Conversations;
using BotService.Conversations.CallBacks;
using BotService.Conversations.Calls;
using BotService.Conversations.Held;
using BotService.Conversations.Safety;
using BotService.Conversations.Elsewhere;
using BotService.Conversations.Handoff;
using BotService.Desk;
using BotService.Editing.Approval;
using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Evidence;
using BotService.Handoff;
using BotService.Handoff.Referrals;
using BotService.Held;
using BotService.Hosting.Figures;
using BotService.Insight;
using BotService.Review.Misses;
using BotService.Review.Proposals;
using BotService.Review.Trial;
using BotService.Renewal.Ageing;
using BotService.Renewal.Changes;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Staff.Sessions;
using BotService.Staff.SignIn;
using BotService.Review.Improvements;
using BotService.Review.Learning;
using BotService.Review.Low;
using BotService.Renewal;
using BotService.OpenData;
using BotService.Privacy;
using BotService.Retention;
using BotService.Quiz;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Statistics;
using BotService.Storage.Keeping;
using BotService.Storage.Postgres;
using BotService.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotService.Storage;

public static class StorageRoom
{
    /// <summary>
    /// Keeps everything, the keys for what waits encrypted included, where <c>ConnectionStrings:Store</c> says: in
    /// PostgreSQL when it begins with <c>Host=</c>, else in one SQLite file.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<StoreOptions>().Bind(configuration.GetSection(StoreOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();

        var connection = configuration.GetConnectionString("Store") is { Length: > 0 } configured
            ? configured : StoreOptions.DefaultConnection;
        _ = connection.StartsWith("Host=", StringComparison.OrdinalIgnoreCase)
            ? services.AddPostgres(connection) : services.AddSqlite(connection);

        services.AddSingleton<InboxCipher>();
        services.AddSingleton<Claims>();
        services.AddSingleton<IClaims>(s => s.GetRequiredService<Claims>());
        services.AddSingleton<IConversations, ConversationStore>();
        services.AddSingleton<IInbox, Inbox>();
        services.AddSingleton<Sayings>().AddSingleton<ISayings>(s => s.GetRequiredService<Sayings>());
        services.AddSingleton<IOutbox, OutboxStore>();
        services.AddSingleton<IOutboxFigures, OutboxCounts>();
        services.AddSingleton<IReceipts, Receipts>();
        services.AddSingleton<IContinuations, Continuations>();
        services.AddSingleton<ICalls, CallStore>();
        services.AddSingleton<IBlobs, BlobStore>().AddSingleton<IReleaseStore, ReleaseStore>()
            .AddSingleton<IReleaseDays, ReleaseDayStore>().AddSingleton<IDrafts, DraftStore>();
        services.AddSingleton<IAskedQuestions, AskedStore>().AddSingleton<IStoredTalks, StoredTalkStore>()
            .AddSingleton<IReplays, ReplayStore>().AddSingleton<IApprovals, ApprovalStore>()
            .AddSingleton<IFactChecks, FactCheckStore>();
        services.AddSingleton<ISearchLog, SearchLog>();
        services.AddSingleton<INotes, NoteStore>();
        services.AddSingleton<IEmergencies, Emergencies>();
        services.AddSingleton<IDemand, Demand>();
        services.AddSingleton<IMisses, MissStore>().AddSingleton<IMissIntake, MissIntake>()
            .AddSingleton<IProposals, ProposalStore>().AddSingleton<ITrialQuestions, TrialQuestions>();
        services.AddSingleton<IPeople, PeopleStore>();
        services.AddSingleton<IInvitations, InvitationStore>();
        services.AddSingleton<ISessions, SessionStore>();
        services.AddSingleton<IPasskeys, PasskeyStore>();
        services.AddSingleton<IAuditRecord, AuditRecord>();
        services.AddSingleton<IOutcomes, OutcomeStore>().AddSingleton<IFigureCounts, FigureCountStore>()
            .AddSingleton<IOpenMonths, OpenMonthStore>().AddSingleton<IEvidenceTasks, EvidenceTaskStore>()
            .AddSingleton<IQuizResults, QuizResultStore>();
        services.AddSingleton<ILowItems, LowStore>();
        services.AddSingleton<ILowSigns, LowSignStore>();
        services.AddSingleton<ITalks, TalkStore>();
        services.AddSingleton<IImprovements, ImprovementStore>();
        services.AddSingleton<ILabelledSource, ChosenChips>();
        services.AddSingleton<ILabelledSource, JudgedMisses>();
        services.AddSingleton<IDeskCounts, DeskCounts>();
        services.AddSingleton<DeskMarks>();
        services.AddSingleton<IDeskMarks>(s => s.GetRequiredService<DeskMarks>());
        services.AddSingleton<ILabelledMarks>(s => s.GetRequiredService<DeskMarks>());
        services.AddSingleton<ILabelledSource, MarkedQuestions>();
        services.AddSingleton<IStaffNotes, StaffNotes>();
        services.AddSingleton<IHandOuts, HandOuts>();
        services.AddSingleton<ICallBackBook, CallBackBook>().AddSingleton<ICallBacks, CallBackStore>()
            .AddSingleton<IClosures, ClosureStore>();
        services.AddSingleton<IPlanStore, PlanStore>().AddSingleton<IPlanBook>(s => s.GetRequiredService<IPlanStore>());
        services.AddSingleton<LiveTalkStore>().AddSingleton<ILiveTalks>(s => s.GetRequiredService<LiveTalkStore>())
            .AddSingleton<IDialogStates>(s => s.GetRequiredService<LiveTalkStore>()).AddSingleton<IQueueBook, QueueBook>()
            .AddSingleton<IPresence, PresenceStore>().AddSingleton<ILiveEvents, LiveEventStore>()
            .AddSingleton<IReferrals, ReferralStore>();
        services.AddSingleton<ApprovalRuleStore>().AddSingleton<IApprovalRules>(s => s.GetRequiredService<ApprovalRuleStore>())
            .AddSingleton<IRulesInForce>(s => s.GetRequiredService<ApprovalRuleStore>()).AddSingleton<IHeldAnswers, HeldStore>();
        services.AddSingleton<IPlanChanges, PlanChangeStore>().AddSingleton<IPlanNames, PlanNameStore>()
            .AddSingleton<IReviewDelays, ReviewDelayStore>().AddSingleton<ILinkChecks, LinkCheckStore>();
        services.AddSingleton<IRetention, RetentionStore>().AddSingleton<IHolds, HoldStore>();
        services.AddSingleton<ConversationDeletion>().AddSingleton<ICitizenData, CitizenData>()
            .AddSingleton<IPersonalMarks, PersonalMarks>()
            .AddSingleton<IDeletionRequests, DeletionRequestStore>();
        services.AddSingleton<IStoreHealth, StoreHealth>();
        services.AddSingleton<IFigures, BacklogFigures>();

        // Named, not left to the content root: a moved installation must still read what it wrote.
        services.AddDataProtection().SetApplicationName("BotService");

        // It warns at each new key that keys are not encrypted where they lie. That is by choice: whoever can read them
        // there can read the database too.
        services.AddLogging(
            log => log.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        return services;
    }
}
