using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Statistics;
using BotService.Storage;
using BotService.Tests.Channels;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly string[] FigureEntries = ["twc.suspend", "taipower.ebill", "twc.resume"];

    private FigureCountStore Counts => new(database);

    /// <summary>What happened, written down beside the store by nobody but this test.</summary>
    private sealed record Happened(
        string Conversation, string Channel, DateTimeOffset At, string Kind, string? Entry, string Who, bool IsMissed, string Locale, string Release,
        string? Office, int? Score, bool? Helpful);

    [StoreFact]
    public async Task Figures_OfARandomHistory_AreWhatAnotherProgramCounts()
    {
        var history = await LiveAsync(new Chance(1), 200);
        var days = new FigureFilter(history.Min(h => Day(h)), history.Max(h => Day(h)));
        foreach (var facet in new Facet?[] { null, Facet.Channel, Facet.Organisation, Facet.Office, Facet.Entry, Facet.Language, Facet.Release })
            await AgreeAsync(history, days, facet);
        await AgreeAsync(history, days with { Organisation = "twc" }, Facet.Entry);
        await AgreeAsync(history, days with { Channel = "line", Language = "en" }, null);
        await AgreeAsync(history, days with { Entry = "twc.suspend", From = days.From.AddDays(1), To = days.To.AddDays(-1) }, null);

        var byHour = await Counts.CountAsync(Tallies.ByHour, days, Facet.Hour, default);
        Assert.Equal(
            history.GroupBy(h => Taiwan.Local(h.At).Hour).ToDictionary(g => $"{g.Key}", g => (long)g.Count()),
            byHour.Where(r => r.Name == "turns").ToDictionary(r => r.Key, r => r.Count));
    }

    [StoreFact]
    public async Task Figures_CountedByTheirDefinitions_AreTheirSums()
    {
        var history = await LiveAsync(new Chance(11), 160);
        var days = new FigureFilter(history.Min(h => Day(h)), history.Max(h => Day(h)));
        var summed = Tallies.All.Where(TallyTable.IsSummed).Except([Tallies.HeldBack]).ToList();
        var counted = await Counts.CountAsync(summed, days, null, default);
        foreach (var tally in summed)
        {
            var (table, where) = Counts.Definition(tally);
            var rows = await database.ReadAsync(
                db => db.ExecuteScalarAsync<long>($"select count(*) from {table} where {where}"), default);
            Assert.Equal((tally.Name, rows), (tally.Name, counted.Where(r => r.Name == tally.Name).Sum(r => r.Count)));
        }

        Assert.All(
            [Tallies.Repeated, Tallies.Abandoned, Tallies.Missed, Tallies.Score1],
            tally => Assert.True(counted.Where(r => r.Name == tally.Name).Sum(r => r.Count) > 0, tally.Name));
    }

    [StoreFact]
    public async Task Figures_StayWhenTheirRowsGo()
    {
        var history = await LiveAsync(new Chance(4), 80);
        var days = new FigureFilter(history.Min(h => Day(h)), history.Max(h => Day(h)));
        await database.WriteAsync(
            async db => await db.ExecuteAsync("delete from turns where number % 2 = 0")
                + await db.ExecuteAsync("delete from ratings where conversation <> 'c'"), default);
        await AgreeAsync(history, days, Facet.Channel);
    }

    [StoreFact]
    public async Task TalksWithPeople_AreCountedBeforeAndAfterTheirRowsGo()
    {
        var noon = new DateTimeOffset(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);
        await database.WriteAsync(
            async db =>
            {
                for (var i = 0; i < 12; i++)
                {
                    await db.ExecuteAsync(
                        "insert into live_talks (conversation, organisation, entry, channel, locale, asked_at, place_at, promise_at, due_at, "
                        + "clock, status, taken_at, ended_at) values (@id, @organisation, @entry, 'line', 'en', @at, @at, @promise, @at, 'none', "
                        + "'ended', @taken, @ended)",
                        new
                        {
                            id = $"t{i}", organisation = i % 2 == 0 ? "twc" : null, entry = i % 3 == 0 ? "twc.suspend" : null,
                            at = noon.AddDays(i % 2), promise = noon.AddDays(i % 2).AddMinutes(10),
                            taken = i % 4 == 3 ? (DateTimeOffset?)null : noon.AddDays(i % 2).AddMinutes(i).AddSeconds(59), ended = noon.AddDays(2),
                        });
                }

                return true;
            },
            default);
        var asked = new FigureFilter(new(2026, 11, 1), new(2026, 11, 30));
        long[] sums = [12, 9, 8, 45];
        Tally[] all = [Tallies.Waited, Tallies.Taken, Tallies.TakenInTime, Tallies.Minutes];
        Assert.Equal(sums, await SumsAsync());
        await database.WriteAsync(
            async db =>
            {
                await KeptCounts.KeepAsync(db, database, TallySource.Talks, "conversation < @Some", new { Some = "t5" });
                return await db.ExecuteAsync("delete from live_talks where conversation < @Some", new { Some = "t5" });
            },
            default);
        Assert.Equal(sums, await SumsAsync());
        var ours = await Counts.CountAsync([Tallies.Waited], asked with { Organisation = "twc" }, Facet.Entry, default);
        Assert.Equal([("", 4L), ("twc.suspend", 2L)], ours.GroupBy(r => r.Key).Select(g => (g.Key, g.Sum(r => r.Count))).Order());

        async Task<long[]> SumsAsync()
        {
            var rows = await Counts.CountAsync(all, asked, null, default);
            return [.. all.Select(t => rows.Where(r => r.Name == t.Name).Sum(r => r.Count))];
        }
    }

    [StoreFact]
    public async Task TalksBehindAFigure_AreThoseThatWereCounted_PageByPage()
    {
        var history = await LiveAsync(new Chance(5), 150);
        var days = new FigureFilter(history.Min(h => Day(h)), history.Max(h => Day(h)));
        var low = history.Where(h => h.Score is 1 or 2).Select(h => h.Conversation).Distinct().Order().ToList();
        Assert.True(low.Count > 3);
        List<CountedTalk> found = [];
        string? page = null;
        do
        {
            var rows = await Counts.TalksAsync([Tallies.Score1, Tallies.Score2], days, page, 2, default);
            Assert.Equal(low.Count, rows.Total);
            found.AddRange(rows.Rows);
            page = rows.Next;
        }
        while (page is not null);
        Assert.Equal(low, found.Select(t => t.Conversation).Order());
        Assert.Equal(found.OrderByDescending(t => t.At).Select(t => t.At), found.Select(t => t.At));
        var open = await Counts.TalksAsync([Tallies.Abandoned], days, null, 500, default);
        var last = history.GroupBy(h => h.Conversation).Select(g => g.Last()).Where(h => h is { Kind: "question", Entry: not null });
        Assert.Equal(last.Select(h => h.Conversation).Order(), open.Rows.Select(t => t.Conversation).Order());
    }

    [StoreFact]
    public async Task Aspects_AreCountedByThemselves_AndAreNoRatings()
    {
        var scores = new[] { (Aspect.Expertise, 5), (Aspect.Expertise, 3), (Aspect.Courtesy, 4), (Aspect.Measures, 1) };
        foreach (var ((aspect, score), i) in scores.Select((s, i) => (s, i)))
        {
            await ReceiveAsync($"a{i}");
            var commit = Commit((await Inbox.NextAsync("c", default))!);
            await Inbox.CommitAsync(commit with { Notes = [new TurnNote.AspectRating("twc.suspend", aspect, score)] }, default);
        }

        var days = new FigureFilter(FakeDay, FakeDay);
        var counted = await Counts.CountAsync(Tallies.All, days, null, default);
        Assert.Equal(
            [("courtesy", 1L), ("courtesy-good", 1), ("expertise", 2), ("expertise-good", 1), ("measures", 1)],
            counted.Where(r => r.Count > 0 && (r.Name.StartsWith("courtesy") || r.Name.StartsWith("expertise") || r.Name.StartsWith("measures")))
                .Select(r => (r.Name, r.Count)).Order());
        Assert.Equal(0, counted.Where(r => r.Name.StartsWith("score")).Sum(r => r.Count));
        Assert.Equal("c", Assert.Single((await Counts.TalksAsync([Tallies.CourtesyGood], days, null, 9, default)).Rows).Conversation);
    }

    private static DateOnly Day(Happened one) => DateOnly.FromDateTime(one.At.UtcDateTime.AddHours(8));

    private async Task AgreeAsync(IReadOnlyList<Happened> history, FigureFilter asked, Facet? facet)
    {
        var expected = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < history.Count; i++)
        {
            var one = history[i];
            if (Day(one) < asked.From || Day(one) > asked.To) continue;
            if (asked.Channel is { } channel && one.Channel != channel || asked.Language is { } language && one.Locale != language) continue;
            if (asked.Entry is { } entry && one.Entry != entry) continue;
            var organisation = one.Entry?.Split('.')[0] ?? "";
            if (asked.Organisation is { } own && organisation != own) continue;
            var key = facet switch
            {
                null => $"{Day(one):yyyy-MM-dd}", Facet.Channel => one.Channel, Facet.Organisation => organisation, Facet.Office => one.Office ?? "",
                Facet.Entry => one.Entry ?? "", Facet.Language => one.Locale, _ => one.Release,
            };
            var before = history.Take(i).Where(h => h.Conversation == one.Conversation).ToList();
            Count("turns", true);
            Count("conversations", before.Count == 0);
            Count("missed", one.IsMissed);
            Count("answered", !one.IsMissed && one.Kind is "checklist" or "facet" && !one.IsMissed);
            Count("asked", !one.IsMissed && one.Kind is "question");
            Count("handed", !one.IsMissed && one.Kind is "handoff");
            Count("lists", one.Kind is "checklist");
            Count("abandoned", one is { Kind: "question", Entry: not null } && history.Skip(i + 1).All(h => h.Conversation != one.Conversation));
            Count("repeated", one.Kind is "checklist" or "fallback" && before.Any(b =>
                (b.Kind, b.Entry, b.Entry is null ? "" : b.Who) == (one.Kind, one.Entry, one.Entry is null ? "" : one.Who)
                && b.At >= one.At.AddHours(-24)));
            for (var score = 1; score <= 5; score++) Count($"score{score}", one.Score == score);
            Count("helpful", one.Helpful == true);
            Count("unhelpful", one.Helpful == false);

            void Count(string name, bool holds)
            {
                if (holds) expected[$"{key} {name}"] = expected.GetValueOrDefault($"{key} {name}") + 1;
            }
        }

        var summed = Tallies.All.Where(TallyTable.IsSummed).ToList();
        var found = (await Counts.CountAsync(summed, asked, facet, default)).Where(r => r.Count != 0)
            .OrderBy(r => $"{r.Key} {r.Name}", StringComparer.Ordinal).Select(r => $"{r.Key} {r.Name} {r.Count}");
        Assert.Equal(expected.Select(e => $"{e.Key} {e.Value}"), found);
    }

    /// <summary>Turns of some conversations over some days, by a clock that is put back now and then.</summary>
    private async Task<List<Happened>> LiveAsync(Chance chance, int turns)
    {
        string[] channels = ["webchat", "line", "voice"], kinds = ["checklist", "question", "fallback", "facet", "handoff"];
        var talks = Enumerable.Range(0, 12).Select(i => (Id: $"f{i}", Channel: channels[i % 3], Locale: i % 4 == 0 ? "en" : "zh-TW")).ToList();
        foreach (var (id, channel, _) in talks) await Conversations.OpenAsync(New() with { Id = id, Channel = channel }, null, default);
        var clock = new DateTimeOffset(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
        var history = new List<Happened>();
        for (var i = 0; i < turns; i++)
        {
            clock = clock.AddMinutes(chance.Next(20) == 0 ? -chance.Next(2000) : chance.Next(90));
            var (id, channel, locale) = talks[chance.Next(talks.Count)];
            var kind = kinds[chance.Next(kinds.Length)];
            var entry = kind is "fallback" || chance.Next(6) == 0 ? null : FigureEntries[chance.Next(FigureEntries.Length)];
            var one = new Happened(
                id, channel, clock, kind, entry, chance.Next(2) == 0 ? "owner" : "tenant", kind is "fallback" && chance.Next(3) > 0, locale,
                clock.Day < 20 ? "r1" : "r2", entry is not null && chance.Next(4) == 0 ? "twc-district1" : null,
                chance.Next(6) == 0 ? chance.Next(5) + 1 : null, chance.Next(9) == 0 ? chance.Next(2) == 0 : null);
            history.Add(one);
            await HappenAsync(one, i);
        }

        return history;
    }

    private async Task HappenAsync(Happened one, int number)
    {
        await Inbox.ReceiveAsync(one.Conversation, Incoming($"h{number}"), default);
        var commit = Commit((await Inbox.NextAsync(one.Conversation, default))!);
        List<TurnNote> notes = one.IsMissed ? [new TurnNote.Unanswered("?", "zh", "out-of-scope", [])] : [];
        if (one.Score is not null || one.Helpful is not null) notes.Add(new TurnNote.Rating(one.Entry, one.Helpful, one.Score));
        Assert.NotNull(await Inbox.CommitAsync(
            commit with
            {
                At = one.At,
                Notes = notes,
                Record = commit.Record with
                {
                    Kind = one.Kind, Entry = one.Entry, Locale = one.Locale, Release = one.Release, Office = one.Office,
                    Case = one.Entry is null ? [] : new Dictionary<string, string> { ["who"] = one.Who },
                },
            },
            default));
    }
}
