using System.Data.Common;
using BotService.Hosting;
using BotService.Review.Misses;
using Dapper;

namespace BotService.Storage;

/// <summary>Rows of groups, and the figures that are kept with them. Runs inside a write.</summary>
internal static class MissRows
{
    /// <summary>Entries and organisations are taken of so many of a group's texts.</summary>
    private const int Looked = 100;

    private const int MostNearest = 3;

    private sealed class TextRow
    {
        public long Number { get; init; }
        public long Group_Number { get; init; }
    }

    private sealed class LanguageRow
    {
        public required string Language { get; init; }
        public long Count { get; init; }
    }

    private sealed class LookRow
    {
        public string? Organisation { get; init; }
        public required string Nearest { get; init; }
        public long Size { get; init; }
    }

    /// <param name="opened">The groups that were opened in this write, by <see cref="PlacedMiss.NewGroup"/>.</param>
    /// <returns>The group's number.</returns>
    public static async Task<long> AddAsync(DbConnection db, PlacedMiss placed, Dictionary<int, long> opened)
    {
        var miss = placed.Miss;
        var text = await db.QueryFirstOrDefaultAsync<TextRow>(
            "select number, group_number from miss_texts where key = @Key", new { placed.Key }) ?? await AddTextAsync(db, placed, opened);
        var group = text.Group_Number;
        var isNewThere = miss.Conversation is not null && await db.QuerySingleAsync<long>(
            "select count(*) from misses m join miss_texts t on t.number = m.text_number "
            + "where m.conversation = @Conversation and t.group_number = @group", new { miss.Conversation, group }) == 0;
        if (await db.ExecuteAsync(
            "insert into misses (text_number, source, origin, at, conversation, activity_id) values (@Number, @Source, @Origin, @At, "
            + "@Conversation, @Activity) on conflict (source, origin) do nothing",
            new { text.Number, miss.Source, miss.Origin, miss.At, miss.Conversation, miss.Activity }) == 0)
        {
            return group;
        }

        await db.ExecuteAsync(
            "update miss_texts set size = size + 1, last_at = case when last_at < @At then @At else last_at end, "
            + "words_before = case when @Before = '[]' then words_before else @Before end where number = @Number",
            new { text.Number, miss.At, Before = Json.Write(miss.Before) });
        // Answered once and now missed again: it is to be looked at again.
        await db.ExecuteAsync(
            "update miss_groups set conversations = conversations + @More, "
            + "status = case when status = 'closed' and judgement = 'answered' then 'open' else status end where number = @group",
            new { group, More = isNewThere ? 1 : 0 });
        await CountAsync(db, group, Taiwan.Day(miss.At), 1);
        return group;
    }

    /// <summary>Works out anew what is said of a group, of its texts.</summary>
    public static async Task RefreshAsync(DbConnection db, long group)
    {
        var languages = (await db.QueryAsync<LanguageRow>(
            "select coalesce(language, '-') as language, sum(size) as count from miss_texts where group_number = @group "
            + "group by 1 order by 2 desc, 1", new { group })).AsList();
        var looked = (await db.QueryAsync<LookRow>(
            "select organisation, nearest, size from miss_texts where group_number = @group order by size desc, number limit @Looked",
            new { group, Looked })).AsList();
        await db.ExecuteAsync(
            """
            update miss_groups set
              title = coalesce((select text from miss_texts where group_number = @group order by size desc, number limit 1), title),
              size = coalesce((select sum(size) from miss_texts where group_number = @group), 0),
              texts = (select count(*) from miss_texts where group_number = @group),
              first_at = coalesce((select min(first_at) from miss_texts where group_number = @group), first_at),
              last_at = coalesce((select max(last_at) from miss_texts where group_number = @group), last_at),
              languages = @Languages, nearest = @Nearest, organisation = @Organisation
            where number = @group
            """,
            new
            {
                group, Languages = Json.Write(languages.ToDictionary(l => l.Language, l => l.Count)), Nearest = Json.Write(NearestOf(looked)),
                Organisation = OrganisationOf(looked),
            });
    }

    /// <summary>Works out anew, of every miss of its texts, what else only grows when misses come.</summary>
    public static async Task RecountAsync(DbConnection db, long group)
    {
        await db.ExecuteAsync(
            "update miss_groups set conversations = (select count(distinct m.conversation) from misses m "
            + "join miss_texts t on t.number = m.text_number where t.group_number = @group) where number = @group", new { group });
        await db.ExecuteAsync("delete from miss_days where group_number = @group", new { group });
        var times = await db.QueryAsync<DateTimeOffset>(
            "select m.at from misses m join miss_texts t on t.number = m.text_number where t.group_number = @group", new { group });
        foreach (var (day, count) in times.AsList().CountBy(Taiwan.Day)) await CountAsync(db, group, day, count);
    }

    /// <summary>
    /// A question that was taken back stands nowhere any more, unless somebody else asked the same; nor do the words of its
    /// conversation before others.
    /// </summary>
    public static async Task WithdrawAsync(DbConnection db, string conversation, string activity)
    {
        const string Own = "(select m.text_number from misses m where m.conversation = @conversation)";
        const string Its = "(select m.text_number from misses m where m.conversation = @conversation and m.activity_id = @activity)";
        var which = new { conversation, activity };
        await db.LaterAsync($"update miss_texts set words_before = '[]' where number in {Own}", which);
        await db.LaterAsync(
            "update miss_groups set title = '' where title in "
            + $"(select t.text from miss_texts t where t.group_number = miss_groups.number and t.size = 1 and t.number in {Its}) "
            + $"and number in (select t.group_number from miss_texts t where t.number in {Its})", which);
        await db.LaterAsync(
            $"update miss_texts set text = '', key = 'withdrawn ' || number where size = 1 and number in {Its}", which);
    }

    private static async Task<TextRow> AddTextAsync(DbConnection db, PlacedMiss placed, Dictionary<int, long> opened)
    {
        var miss = placed.Miss;
        if (!opened.TryGetValue(placed.NewGroup, out var group)) group = placed.Group;
        if (group == 0)
        {
            group = await OpenAsync(db, miss.Text, miss.At);
            opened.Add(placed.NewGroup, group);
        }

        var number = await db.QuerySingleAsync<long>(
            "insert into miss_texts (key, group_number, text, language, reason, first_at, last_at, nearest, organisation) "
            + "values (@Key, @group, @Text, @Language, @Reason, @At, @At, @Nearest, @Organisation) returning number",
            new
            {
                placed.Key, group, miss.Text, miss.Language, miss.Reason, miss.At, Nearest = Json.Write(miss.Nearest), placed.Organisation,
            });
        return new TextRow { Number = number, Group_Number = group };
    }

    public static Task<long> OpenAsync(DbConnection db, string title, DateTimeOffset at) => db.QuerySingleAsync<long>(
        "insert into miss_groups (title, first_at, last_at) values (@title, @at, @at) returning number", new { title, at });

    private static Task CountAsync(DbConnection db, long group, DateOnly day, int count) => db.ExecuteAsync(
        "insert into miss_days (group_number, day, count) values (@group, @Day, @count) "
        + "on conflict (group_number, day) do update set count = miss_days.count + excluded.count", new { group, Day = StoredDay.Of(day), count });

    /// <summary>Each text's nearest speaks as often as it was asked; the second and third speak less.</summary>
    private static IEnumerable<string> NearestOf(IEnumerable<LookRow> looked) => looked
        .SelectMany(l => Json.Read<Engine.Intents.Candidate[]>(l.Nearest).Take(MostNearest).Select((n, i) => (n.Entry, Weight: l.Size / (1.0 + i))))
        .GroupBy(n => n.Entry, n => n.Weight).OrderByDescending(g => g.Sum()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Take(MostNearest).Select(g => g.Key);

    /// <summary>One organisation's, when no text is another's and half of them are its.</summary>
    private static string? OrganisationOf(List<LookRow> looked) =>
        looked.Select(l => l.Organisation).OfType<string>().Distinct().ToList() is [var own]
            && looked.Count(l => l.Organisation == own) * 2 >= looked.Count ? own : null;
}
