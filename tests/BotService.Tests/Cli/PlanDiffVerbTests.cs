using System.Text.Json;

namespace BotService.Tests.Cli;

/// <summary>Two plans from their files to what has to be done, by the verbs alone.</summary>
public sealed class PlanDiffVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Plans_ComeIn_AreLaidBesideEachOther_AndLeaveAList()
    {
        await ImportAsync(112, "提供與 MyEGov 連結服務。", "設置諮商室或指定特定地點，提供用戶諮商服務。", "申辦電子帳單每期減免電費 3 元。");
        await ImportAsync(113, "提供與電子化政府入口網連結服務。", "申辦電子帳單每期減免電費 10 元。", "新增租屋電費查詢專區，用戶只要申請後即可查詢租賃期間電費資訊。");
        var text = await RunAsync("plan", "diff", "taipower-taipei-112", "taipower-taipei-113", "--locale", "en");
        Assert.Contains("Moved  一(二)2(3) → 一(二)2(2)", text, StringComparison.Ordinal);
        Assert.Contains("Amount: 3元 → 10元", text, StringComparison.Ordinal);
        Assert.Contains("[-MyEGov -]{+電子化政府入口網+}", text, StringComparison.Ordinal);
        Assert.Contains("New 1, Dropped 1", text, StringComparison.Ordinal);
        var json = JsonDocument.Parse(await RunAsync("plan", "diff", "taipower-taipei-112", "taipower-taipei-113", "--json")).RootElement;
        Assert.Equal(1, json.GetProperty("counts").GetProperty("moved").GetInt32());
        Assert.True(File.Exists((await RunAsync("plan", "diff", "taipower-taipei-112", "taipower-taipei-113", "--odt", folder)).Trim()));
        var page = await File.ReadAllTextAsync((await RunAsync("plan", "diff", "taipower-taipei-112", "taipower-taipei-113", "--html", folder)).Trim());
        Assert.Contains("<ins>電子化政府入口網</ins>", page, StringComparison.Ordinal);

        var list = JsonDocument.Parse(await RunAsync("plan", "changes", "taipower-taipei-112", "taipower-taipei-113", "--json")).RootElement;
        var rent = list.GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("class").GetString() == "new");
        Assert.Contains("taipower.tenant-inquiry", rent.GetProperty("touches").EnumerateArray().Select(t => t.GetProperty("id").GetString()));
        Assert.Equal(("open", "carry"), (rent.GetProperty("state").GetString(), rent.GetProperty("tasks")[0].GetString()));
        Assert.Contains("Carried by nothing", await RunAsync("plan", "coverage", "taipower-taipei-112", "--locale", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ThatIsNotThere_IsSaid()
    {
        var (code, _, errors) = await ProgramRun.OfAsync(["plan", "diff", "a", "b"], settings: Store);
        Assert.Equal(1, code);
        Assert.Contains("There is no plan a", errors, StringComparison.Ordinal);
    }

    private (string Name, string Value) Store => ("ConnectionStrings__Store", $"Data Source={Path.Combine(folder, "store.db")}");

    private async Task ImportAsync(int year, params string[] items)
    {
        var file = Path.Combine(folder, $"{year}.txt");
        var rows = string.Concat(items.Select((item, at) => $"\t\t({at + 1}) {item}\t業務組\t隨時辦理\n"));
        await File.WriteAllTextAsync(
            file,
            $"台電公司台北市區營業處{year}年度提升服務效能執行計畫\n\n壹、計畫依據：\n\n依規定辦理。\n\n肆、執行策略及具體作法：\n\n"
            + "面向\t執行策略\t具體作法\t承辦部門\t完成期限\n一、基礎服務\t(二) 服務友善性\t2. 提高網站使用便利性\t\t\n"
            + $"{rows}\n伍、實施步驟：\n\n一、本計畫公開於對外網頁。\n");
        await RunAsync("plan", "import", file);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, errors) = await ProgramRun.OfAsync(arguments, settings: Store);
        Assert.True(code == 0, errors);
        return output;
    }
}
