using System.Text;
using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Tests.Language;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Conversations;

public sealed class PersonalDataInTheStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task PersonalData_SentInEveryPlace_StandsNeitherInTheFilesNorInTheLogs()
    {
        var persons = new Persons(42);
        var secrets = new List<string>();
        await using var bot = await BotHost.StartAsync(
            folder,
            b =>
            {
                b.Engine.Events =
                    (_, _) => [FakeEngine.Found(Outcome.OutOfScope), new TurnEvent.Unanswered("out-of-scope", []),
                        new TurnEvent.Rated("e", 2), new TurnEvent.RatingWords()];
                b.Engine.Before = i => _ = i.Text!.Contains("boom", StringComparison.Ordinal)
                    ? throw new InvalidOperationException(i.Text) : 0;
            },
            services => services.AddSingleton<IOutboxChannel, Down>());
        await bot.OpenAsync(serviceUrl: "https://smba.example");

        for (var i = 0; i < 10; i++)
        {
            foreach (var secret in (string[])[
                persons.Identity(), persons.Residence(), persons.Mobile(), persons.Landline(), persons.Electricity(),
                persons.Water(), persons.Card(), persons.Email(), persons.Address().Address])
            {
                secrets.Add(secret);
                var activity = Everywhere(i % 5 == 0 ? $"boom {secret}" : $"我的是 {secret} 謝謝", secret);
                var accepted = await bot.Bot.ReceiveAsync("c1", activity, default);
                await bot.Bot.RepliesToAsync("c1", accepted, BotHost.Soon());
            }

            // Still open, with everything in the write-ahead log.
            AssertNowhere(secrets, bot.Logs);
        }

        await bot.StopAsync();
        await bot.CrashAsync();
        AssertNowhere(secrets, bot.Logs);
    }

    [Fact]
    public async Task RawActivity_WhileItWaits_IsEncrypted()
    {
        await using var bot = await BotHost.StartAsync(folder, run: false);
        await bot.OpenAsync();
        await bot.Bot.ReceiveAsync("c1", BotHost.Message("0912345678"), default);
        AssertNowhere(["0912345678"], bot.Logs);
    }

    private static Activity Everywhere(string text, string secret)
    {
        var activity = BotHost.Message(text);
        activity.Json["speak"] = text;
        activity.Json["summary"] = secret;
        activity.Json["locale"] = secret;
        activity.Json["timestamp"] = secret;
        activity.Json["from"]!["name"] = secret;
        activity.Json[secret] = "as a name";
        activity.Json["entities"] =
            new JsonArray(new JsonObject { ["type"] = secret, ["deep"] = new JsonArray(new JsonArray(secret)) });
        activity.Json["attachments"] =
            new JsonArray(
                new JsonObject
                {
                    ["contentType"] = "text/plain", ["name"] = secret, ["contentUrl"] = $"https://x.example/{secret}"
                });
        activity.Json["channelData"] = new JsonObject
        {
            ["clientActivityID"] = text.GetHashCode(StringComparison.Ordinal)
                .ToString("x", System.Globalization.CultureInfo.InvariantCulture), ["more"] = secret
        };
        if (secret.All(char.IsAsciiDigit)) activity.Json["number"] = JsonNode.Parse(secret.TrimStart('0'));

        return activity;
    }

    private void AssertNowhere(IEnumerable<string> secrets, IEnumerable<string> logs)
    {
        var written = Directory.EnumerateFiles(folder, "store.db*").Select(Read)
            .Append(string.Join('\n', logs)).ToList();
        Assert.True(written.Count >= 2);
        foreach (var secret in secrets.SelectMany(s => (string[])[s, s.TrimStart('0')]))
        {
            foreach (var text in written)
            {
                var at = text.IndexOf(secret, StringComparison.Ordinal);
                Assert.True(at < 0,
                    at < 0 ? "" : $"{secret} in …{text.Substring(Math.Max(0, at - 60), Math.Min(120, text.Length - Math.Max(0, at - 60)))}…");
            }
        }
    }

    private static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed class Down : IOutboxChannel
    {
        public bool Handles(string channel) => true;

        public Task<Delivery> SendAsync(OutboxTurn turn, CancellationToken cancel) =>
            throw new HttpRequestException("down");
    }
}
