using BotService.Benchmarks.Load;
using BotService.Tests.Crash;

namespace BotService.Benchmarks.Measures;

/// <summary>
/// The same requests to <c>/api/messages</c> of this service and of an echo bot on Microsoft's SDK for JavaScript.
/// </summary>
internal static class MessagesMeasure
{
    public static async Task RunAsync(Plan plan, Report report)
    {
        var (_, script) = Script.Load();
        using (var folder = new TemporaryFolder())
        using (var service = await ServiceProcess.StartAsync(folder.Path, ("Bot__AllowLocalWithoutAppId", "true")))
        {
            Tell("/api/messages, this service", "stored, recognised, answered from the knowledge",
                await AskAsync(service.Address, service.Id), service.Id);
        }

        using var peer = await EchoBot.StartAsync();
        if (peer is null)
        {
            report.Add("/api/messages, botbuilder echo bot", "not run", "",
                "run `npm ci` in tests/clients, as tests/run does");
            return;
        }

        Tell($"/api/messages, npm botbuilder {EchoBot.Version} echo bot", "nothing stored, nothing recognised",
            await AskAsync(peer.Address, peer.Id), peer.Id);

        async Task<Stint> AskAsync(Uri address, int server)
        {
            using var client = new MessagesClient(address);
            var opened = 0;
            return await Stint.RunAsync(
                plan.WarmUp, plan.Duration, server,
                [.. Enumerable.Range(0, Plan.Connections).Select<int, Func<Task<TimeSpan>>>(i =>
            {
                var speaker = new Speaker(script, i);
                return async () =>
                {
                    var text = await speaker.NextAsync(
                        locale => Task.FromResult(
                            new OpenConversation($"c{Interlocked.Increment(ref opened)}", "", "", locale)));
                    return await Speaker.TimedAsync(
                        () => client.TurnAsync(speaker.Conversation!.Id, text, speaker.Conversation.Locale));
                };
            })]);
        }

        void Tell(string what, string does, Stint stint, int server) => report.Add(
            what, $"{stint.PerSecond}/s; p50 {stint.Times.P50} ms, p99 {stint.Times.P99} ms", "",
            $"{does}; {stint.Times.Count} turns; {stint.ServerMillisecondsEach} ms of processor time each; {Machine.Resident(server)} MB resident at the end");
    }
}
