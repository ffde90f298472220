using System.Text;
using BotService.Engine.Plans;
using BotService.Renewal;
using BotService.Renewal.Files;
using BotService.Staff.Audit;
using BotService.Tests.Renewal.Files;
using BotService.Tests.Web.Staff;

namespace BotService.Tests.Renewal;

/// <summary>What is kept of a file besides what it says.</summary>
public sealed class PlanImportTests
{
    /// <summary>On a printed page departments stand beside items as far as one sees; in a table they belong to them.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Plan_OfAPrintedFile_IsCertainOfNoMargin(bool isPrinted)
    {
        await using var staff = await StaffService.StartAsync();
        var store = staff.Service.Get<IPlanStore>();
        var bytes = Encoding.UTF8.GetBytes(PlanFiles.Text);
        var imported = await new PlanImport(store, staff.Service.Get<PlanOwners>()).ImportAsync(
            "plan.txt", PlanFile.Read("plan.txt", bytes) with { IsPrinted = isPrinted }, bytes, new(Id: "p-114", Organisation: "twc"),
            id => new Deed(staff.Clock.GetUtcNow(), "test", "plans/import", id), default);
        Assert.Null(imported.Problem);
        var items = (await store.FindAsync("p-114", default))!.Items.ToLookup(i => i.Kind == PlanItemKind.Item);
        Assert.All(items[true], i => Assert.Equal(isPrinted, i.Unsure.Select(u => u.Part).ToHashSet().IsSupersetOf(["departments", "deadline"])));
        Assert.All(items[false], i => Assert.Empty(i.Unsure));
    }

    /// <summary>Where a row was cut in two on a page, a number stands without the one before it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Plan_OfAPdfWhoseNumbersHaveAGap_IsCertainOfNoPlace(bool isPdf)
    {
        await using var staff = await StaffService.StartAsync();
        var store = staff.Service.Get<IPlanStore>();
        var html = Encoding.UTF8.GetBytes(PlanFiles.Html.Replace("(2)", "(4)", StringComparison.Ordinal));
        var imported = await new PlanImport(store, staff.Service.Get<PlanOwners>()).ImportAsync(
            "plan.html", PlanFile.Read("plan.html", html) with { IsPdf = isPdf }, html, new(Id: "p-114", Organisation: "twc"),
            id => new Deed(staff.Clock.GetUtcNow(), "test", "plans/import", id), default);
        Assert.Null(imported.Problem);
        var items = (await store.FindAsync("p-114", default))!.Items;
        Assert.NotEmpty(items);
        Assert.All(items, i => Assert.Equal(isPdf, i.Unsure.Any(u => u is { Part: "path", Reason: "numbers" })));
    }
}
