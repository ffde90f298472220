using BotService.Engine.Plans;
using BotService.Renewal;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Storage;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset PlanCame = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private PlanStore KeptPlans => new(database);

    [StoreFact]
    public async Task Plan_IsKeptWhole_AndListedByYear()
    {
        await AddPlanAsync("twc-113", 113, "h1");
        await AddPlanAsync("twc-114", 114, "h2");
        Assert.Equal(["twc-114", "twc-113"], (await KeptPlans.ListAsync(default)).Select(p => p.Id));
        var found = (await KeptPlans.FindAsync("twc-113", default))!;
        Assert.Equal(("一(一)1", "做好。", "隨時辦理"), (found.Items[0].Path, found.Items[0].Text, found.Items[0].Deadline));
        Assert.Equal(new Unsure("departments", "count"), Assert.Single(found.Items[0].Unsure));
        Assert.Equal((new LineSpan(3, 4), new PlanCharacters(9, 8, 1)), (found.Items[0].Lines, found.Characters));
        Assert.Equal("壹\n貳", (await KeptPlans.SheetAsync("twc-113", default))!.File.Text);
        Assert.Null(await KeptPlans.FindAsync("none", default));
    }

    [StoreFact]
    public async Task Plan_OfTheSameFileOrId_IsNotKeptTwice()
    {
        await AddPlanAsync("twc-113", 113, "h1");
        Assert.Equal((PlanTaking.SameFile, "twc-113", "p.txt"), await AddPlanAsync("other", 113, "h1"));
        Assert.Equal((PlanTaking.IdTaken, "twc-113", "p.txt"), await AddPlanAsync("twc-113", 113, "h2"));
        Assert.Single(await KeptPlans.ListAsync(default));
        Assert.Equal("twc-113", await KeptPlans.OfFileAsync("h1", default));
        Assert.Equal(1, await CountAsync("audit"));
    }

    /// <summary>The record is written last.</summary>
    [StoreFact]
    public async Task Plan_StoppedInTheLastStep_LeavesNothing_AndTheSecondTryKeepsItWhole()
    {
        await AddPlanAsync("twc-103", 103, "h0", at: PlanCame - IPlanStore.Kept);
        await MendPlanAsync("twc-103", 0, "業務課");
        await Assert.ThrowsAnyAsync<Exception>(() => AddPlanAsync("twc-113", 113, "h1", by: null));
        Assert.Equal("twc-103", Assert.Single(await KeptPlans.ListAsync(default)).Id);
        Assert.Null(await KeptPlans.OfFileAsync("h1", default));
        Assert.Equal((2, 1, 0), (await CountAsync("audit"), await CountAsync("plan_mends"), await CountAsync("plan_changes")));
        Assert.Equal(PlanTaking.Kept, (await AddPlanAsync("twc-113", 113, "h1")).Taking);
        Assert.Equal("隨時辦理", (await KeptPlans.FindAsync("twc-113", default))!.Items[0].Deadline);
        Assert.Equal("twc-113", Assert.Single(await KeptPlans.ListAsync(default)).Id);
    }

    [StoreFact]
    public async Task Mend_HoldsInThePlan_AndIsOfferedToTheNext()
    {
        await AddPlanAsync("twc-113", 113, "h1");
        await AddPlanAsync("twc-114", 114, "h2");
        Assert.Equal(Change.Done, await MendPlanAsync("twc-113", 0, "業務課\n各所"));
        var mended = (await KeptPlans.FindAsync("twc-113", default))!.Items[0];
        Assert.Equal(["業務課", "各所"], mended.Departments);
        Assert.Empty(mended.Unsure);
        Assert.Equal([0, 1], (await KeptPlans.ListAsync(default)).OrderBy(p => p.Year).Select(p => p.Unsure));
        Assert.Equal("業務課\n各所", Assert.Single(await KeptPlans.EarlierMendsAsync("twc", "twc-114", default)).Value);
        Assert.Empty(await KeptPlans.EarlierMendsAsync("twc", "twc-113", default));
    }

    [StoreFact]
    public async Task Mend_OfAStaleVersion_ChangesNothing()
    {
        await AddPlanAsync("twc-113", 113, "h1");
        await MendPlanAsync("twc-113", 0, "業務課");
        Assert.Equal(Change.Stale, await MendPlanAsync("twc-113", 0, "各所"));
        Assert.Equal(Change.Refused, await MendPlanAsync("none", 0, "各所"));
        Assert.Equal(["業務課"], (await KeptPlans.FindAsync("twc-113", default))!.Items[0].Departments);
        Assert.Equal(1, await CountAsync("plan_mends"));
    }

    [StoreFact]
    public async Task Plan_PastItsTime_GoesWithItsMends()
    {
        await AddPlanAsync("twc-103", 103, "h1");
        await MendPlanAsync("twc-103", 0, "業務課");
        await AddPlanAsync("twc-114", 114, "h2", PlanCame + IPlanStore.Kept);
        Assert.Equal(["twc-114"], (await KeptPlans.ListAsync(default)).Select(p => p.Id));
        Assert.Equal(0, await CountAsync("plan_mends"));
    }

    private Task<(PlanTaking Taking, string Id, string File)> AddPlanAsync(
        string id, int year, string hash, DateTimeOffset? at = null, string? by = "somebody") =>
        KeptPlans.AddAsync(
            new ServicePlan
            {
                Id = id, Year = year, Organisation = "twc", Title = "計畫", Characters = new(9, 8, 1),
                Items =
                [
                    new()
                    {
                        Path = "一(一)1", Kind = PlanItemKind.Item, Text = "做好。", Departments = ["各所"], Deadline = "隨時辦理", Lines = new(3, 4),
                        Unsure = [new("departments", "count")],
                    },
                ],
                Frame = [new(PlanPartKind.Goals, "少跑。", new(1, 1))], Unplaced = [new(new(9, 9), "0")],
            },
            new("p.txt", hash, "壹\n貳"), new Deed(at ?? PlanCame, by!, "plans/import", id), default);

    private Task<Change> MendPlanAsync(string id, int version, string value) => KeptPlans.MendAsync(
        id, version, new("一(一)1", "departments", "各所", value, PlanCame, "somebody"), new Deed(PlanCame, "somebody", "plans/mend", id), default);
}
