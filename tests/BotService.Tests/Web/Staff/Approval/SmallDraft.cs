using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Hosting;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Staff.Audit;
using BotService.Tests.Editing.Replay;
using BotService.Tests.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Staff.Approval;

/// <summary>A service in which the tests' own knowledge holds, with drafts that change it; replays run in this process.</summary>
internal static class SmallDraft
{
    public const string Entry = "taipower.handover", Folder = "knowledge/taipower/handover/";

    private static readonly (string Old, string New)[] Rows =
    [
        ("[electricity-number, identity]", "[electricity-number, identity, water-number]"),
        ("[electricity-number, authorisation, agent-identity]", "[electricity-number, authorisation, agent-identity, water-number]"),
        ("company-register, identity]", "company-register, identity, water-number]"),
        ("register, authorisation, agent-identity]", "register, authorisation, agent-identity, water-number]"),
    ];

    public static Task<StaffService> StartAsync() =>
        StaffService.StartAsync(change: services => services.AddSingleton<ISideProcess, InThisProcess>());

    /// <summary>A draft that asks for one more document: one wrote the rules, another the cases.</summary>
    public static async Task<Draft> BeginAsync(this StaffService staff, string by, string other, bool isUrgent = false)
    {
        var service = staff.Service;
        var (files, blobs) = FileFolders.Read(Small.Folders);
        await service.Get<IBlobs>().KeepAsync(blobs, default);
        var (id, now) = (Small.Release.Id, staff.Clock.GetUtcNow());
        await service.Get<IReleaseStore>().AddAsync(
            new KeptRelease(id, "", "小的", "測試", by, now, null, ReleaseOrigin.Folder, null, "1.0.0"), files, Did(by), default);
        await service.Get<IReleaseDays>().AddAsync(
            new ReleaseDay(0, Taiwan.Today(staff.Clock), id, DayKind.Rollback, null, null, "測試", by, now),
            rows => rows.All(r => r.Release != id), Did(by), default);
        var drafts = service.Get<IDrafts>();
        var number = await drafts.NewAsync(
            new NewDraft("過戶要多帶水號", "新規定", "https://example.org/rule", id, [], isUrgent), Did(by), default);
        var change = new SmallReplay();
        change.With($"{Folder}entry.yaml", Identity, $"{Identity}  - {{ document: water-number, status: confirmed, source: power-page }}\n");
        foreach (var (old, put) in Rows) change.With($"{Folder}cases.yaml", old, put);
        await drafts.WriteAsync(number, 0, [DraftWriteOf(change, $"{Folder}entry.yaml")], Did(by), default);
        await drafts.WriteAsync(number, 1, [DraftWriteOf(change, $"{Folder}cases.yaml")], Did(other), default);
        return (await drafts.FindAsync(number, default))!;

        Deed Did(string who) => new(staff.Clock.GetUtcNow(), who, "test", "");
    }

    /// <summary>Waits for the replay that proposing asks for.</summary>
    public static async Task<IReadOnlyList<ReplayGroup>> ReplayedAsync(this StaffService staff, long number)
    {
        var files = (await staff.Service.Get<IDrafts>().FilesAsync(number, null, default))!;
        for (var i = 0; i < 240; i++)
        {
            var draft = (await staff.DraftAsync(number))!;
            if (await staff.Service.Get<IReplays>().FindAsync(number, files.Files.Digest, draft.Base, default) is { State: ReplayState.Done } replay)
                return await staff.Service.Get<IReplays>().GroupsAsync(replay.Number, default);
            await Task.Delay(500);
        }

        throw new TimeoutException("The draft was not replayed.");
    }

    public static async Task<Draft> DraftAsync(this StaffService staff, long number) =>
        (await staff.Service.Get<IDrafts>().FindAsync(number, default))!;

    private const string Identity = "  - { document: identity, status: confirmed, source: power-page, when: { by: [self] } }\n";

    private static FileWrite DraftWriteOf(SmallReplay change, string path) =>
        new(path, System.Text.Encoding.UTF8.GetBytes(change.Text(path)));

}
