#pragma warning disable MEAI001 // As in VoiceClient.
using BotService.Channels.Voice.Asterisk;
using BotService.Channels.Voice.Calls;
using BotService.Conversations;
using BotService.Engine.Cases;
using BotService.Storage;
using Dapper;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels.Voice.Asterisk;

/// <summary>The whole service behind the switchboard, and a caller who has nothing but keys.</summary>
public sealed class AudioSocketWalkTests : IDisposable
{
    private readonly Switchboard asterisk = new();

    public void Dispose() => asterisk.Dispose();

    [SwitchboardFact]
    public async Task Keys_OfACompany_HearTheListTakeItAwayRateAndEnd()
    {
        using var voice = new FakeVoice();
        await using var service = await TestService.StartAsync(
            new() { ["Voice:AudioSocket:Key"] = AsteriskHost.Key, ["Voice:AudioSocket:Endpoint"] = "127.0.0.1:0" },
            change: services => services.AddSingleton<ITextToSpeechClient>(voice));
        // Common matters, electricity name change, company, agent: each cuts the menu. Then every page to its end: lines stand 700 ms apart.
        object[] steps =
        [
            .. "1122".SelectMany(key => new object[] { new { hear = 200 }, new { key = $"{key}" } }),
            .. "1119#51".SelectMany(key => new object[] { new { hear = 200 }, new { quiet = 1300 }, new { key = $"{key}" } }),
            new { given = true },
        ];
        var call = Assert.Single(await asterisk.RunAsync(
            service.Get<AudioSocketListener>().Address!.ToString(), service.Address, AsteriskHost.Key, [new { steps }]));

        Assert.Equal(("ok", "given", "hangup"), (call.Start, call.End, call.Next));
        var history = await service.Get<ITurnDoor>().ReadAsync(call.Uuid, 0, 200, default);
        var spoken = CallMessages.Read(history).OfType<CallCommand.Say>().SelectMany(say => say.Passages).ToList();
        var sheet = history.Select(one => one.Spoken?.Reply.Sheet).Last(found => found is not null)!;
        var papers = sheet.Parts.Where(part => part.Kind is PartKind.Documents or PartKind.Forms)
            .SelectMany(part => part.Items).Select(item => item.Id).ToList();
        Assert.True(papers.Count >= 4);
        var from = 0;
        var lines = spoken.Where(one => one.Item is { } id && papers.Contains(id)).ToList();
        Assert.Equal(papers.Order(), lines.Select(line => line.Item!).Order());
        foreach (var breath in lines.SelectMany(line => line.Breaths))
        {
            var at = call.Heard.AsSpan(from).IndexOf(FakeVoice.SoundOf(breath.Text));
            Assert.True(at >= 0, $"Not heard sample by sample: {breath.Text}");
            from += at;
        }

        var database = service.Get<Database>();
        Assert.Equal(5, await database.ReadAsync(db => db.ExecuteScalarAsync<long>("select score from ratings where score is not null"), default));
        Assert.Equal(1, await database.ReadAsync(db => db.ExecuteScalarAsync<long>("select count(*) from continuations"), default));
        Assert.Equal("goodbye", await database.ReadAsync(db => db.ExecuteScalarAsync<string>("select reason from calls"), default));
    }
}
