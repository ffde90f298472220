using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Channels.Line.Messages;
using BotService.Cli.LineVerbs;
using BotService.Conversations;
using BotService.Engine.Dialogs.Script;
using BotService.Hosting;
using BotService.Releases;
using BotService.Tests.Channels.Line.Menu;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Cli.LineVerbs;

/// <summary><c>line check</c> against the platform, with the shipped words.</summary>
internal sealed class CheckBench(MenuBench line, string origin)
{
    public IReadOnlyList<SampleReply> Samples { get; set; } = [];

    public ILineMessages? Messages { get; set; }

    public IOutboxFigures? Figures { get; set; }

    public StringWriter Output { get; } = new();

    public static IReadOnlyList<SampleReply> AllSamples(RealEngine real) =>
        SampleReply.All(real.Loaded, RealEngine.Today);

    public Task<int> RunAsync(params IReadOnlyList<LineAccount> accounts)
    {
        var site = Options.Create(new SiteOptions { PublicUrl = origin });
        var messages = Messages ?? new LineMessages(new ReleaseShelf(RealEngine.Shared), site);
        var replies = new ReplyCheck(messages, new Ids());
        var run = new CheckRun(
            line.Api, line.Quota, new DeliveryCheck(Figures, TimeProvider.System), replies, origin, MenuBench.Shipped(),
            Samples, Output);
        return run.AccountsAsync(accounts.Count > 0 ? accounts : line.Accounts, CancellationToken.None);
    }

    /// <summary>Messages that are always these.</summary>
    public static ILineMessages Always(params JsonObject[] written) => new Fixed(written);

    private sealed class Fixed(IReadOnlyList<JsonObject> written) : ILineMessages
    {
        public IReadOnlyList<JsonObject> Write(IReadOnlyList<Spoken> replies, LineAccount account) => written;
    }
}
