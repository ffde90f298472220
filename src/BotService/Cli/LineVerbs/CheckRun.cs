namespace BotService.Cli.LineVerbs;
internal static class CheckRun { public static Task<int> RunAsync(IServiceProvider s, IReadOnlyList<BotService.Channels.Line.LineAccount> a, TextWriter o, CancellationToken c) => Task.FromResult(0); }
