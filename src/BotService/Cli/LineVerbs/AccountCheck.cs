using System.Globalization;
using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Channels.Line.Api;
using BotService.Channels.Line.Menu;

namespace BotService.Cli.LineVerbs;

/// <summary>One account as LINE sees it: token, webhook, quota, menus.</summary>
/// <param name="origin">Of our own pages, from <c>Site:PublicUrl</c>; empty when it is not set.</param>
internal sealed class AccountCheck(LineCalls line, ILineQuota quota, string origin)
{
    private const string Endpoint = "/v2/bot/channel/webhook/endpoint", Test = "/v2/bot/channel/webhook/test";

    /// <summary>Whether LINE takes the token; nothing else can be asked without.</summary>
    public async Task<LineFinding> TokenAsync()
    {
        var bot = await line.GetAsync(LinePaths.Bot);
        return new(Verdict.Good, "token", $"it is {bot.Text("basicId")} \"{bot.Text("displayName")}\"");
    }

    public async Task<IReadOnlyList<LineFinding>> WebhookAsync()
    {
        if (origin.Length == 0)
            return [new(Verdict.Bad, "webhook",
                "set Site:PublicUrl (Site__PublicUrl) to the https address that citizens and LINE reach this service at")];
        var wanted = $"{origin.TrimEnd('/')}/line/webhook/{line.Account.Name}";
        var set = await line.FindAsync(Endpoint);
        var url = set?.Text("endpoint");
        if (string.IsNullOrEmpty(url))
            return [new(Verdict.Bad, "webhook", $"none is set in the LINE Developers console; set {wanted}")];
        if (url != wanted) return [new(Verdict.Bad, "webhook", $"the console has {url}; it should be {wanted}")];
        var active = set!["active"] is JsonValue value && value.TryGetValue<bool>(out var on) && on;
        var findings = new List<LineFinding>
        {
            active ? new(Verdict.Good, "webhook", $"{url}, in use")
                : new(Verdict.Bad, "webhook", $"{url} is set but not in use; turn on \"Use webhook\" in the console"),
        };
        findings.Add(Verdicts(await line.PostAsync(Test, new JsonObject { ["endpoint"] = wanted })));
        return findings;
    }

    public async Task<LineFinding> QuotaAsync(CancellationToken cancel)
    {
        if (await quota.QuotaAsync(line.Account, cancel) is not { } found)
            return new(Verdict.Bad, "quota", "LINE does not say");
        var used = string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Used:N0}{(found.Limit is { } limit ? $" of {limit:N0}" : "")} messages pushed this month{(found.Limit is null ? ", no limit" : "")}");
        var allowed = line.Account.AllowPush
            ? "late replies may be pushed" : "late replies are not pushed (AllowPush is off)";
        return new(line.Account.AllowPush && found.Used >= found.Limit ? Verdict.Bad : Verdict.Good, "quota",
            $"{used}; {allowed}");
    }

    public async Task<IReadOnlyList<LineFinding>> MenusAsync(IReadOnlyList<RichMenu> menus)
    {
        var state = await MenuState.ReadAsync(line);
        return [.. menus.Select(menu => new LineFinding(
            IsApplied(menu, state) ? Verdict.Good : Verdict.Note, "menu",
            MenuRun.Describe(menu, state, origin) + (IsApplied(menu, state) ? "" : "; `line menu apply` brings it")))];
    }

    private bool IsApplied(RichMenu menu, MenuState state) =>
        state.IdOf(RichMenuJson.NameOf(menu, origin), menu.Alias) is { } id && (!menu.IsDefault || state.Default == id);

    private static LineFinding Verdicts(JsonObject test)
    {
        var good = test["success"] is JsonValue value && value.TryGetValue<bool>(out var success) && success;
        var said = $"LINE's test got {test.Number("statusCode")} {test.Text("reason")}{(test.Text("detail") is { Length: > 0 } detail && detail != test.Number("statusCode")?.ToString(CultureInfo.InvariantCulture) ? $" ({detail})" : "")}";
        return new(good ? Verdict.Good : Verdict.Bad, "webhook",
            good ? said : $"{said}; is the service running, and do ChannelSecrets hold this channel's secret?");
    }
}
