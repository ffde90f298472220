using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using BotService.Privacy;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage.Keeping;

internal sealed class PersonalMarks(Database database) : IPersonalMarks
{
    /// <summary>Ids and what is encrypted: nobody reads them.</summary>
    private static readonly HashSet<string> NoText =
        new(StringComparer.Ordinal) { "raw", "ticket", "contact", "caller", "user_id", "reference" };

    public Task<int> MarkAsync(string conversation, string text, Deed deed, CancellationToken cancel) => database.WriteAsync(
        [conversation],
        async db =>
        {
            // Before the history is masked: the texts are found by what was said.
            var places = await CitizenTexts.MaskAsync(db, conversation, text, ReplaceAsync);
            foreach (var table in CitizenTables.All.Where(t => t.Of is not null))
            {
                foreach (var column in table.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(c => !NoText.Contains(c)))
                    places += await ReplaceAsync(db, table.Name, column, table.Of!, new { conversation }, text);
            }

            if (places == 0) return 0;
            await db.ExecuteAsync(
                "insert into marked_texts (conversation, places, by_whom, at) values (@conversation, @places, @By, @At)",
                new { conversation, places, deed.By, deed.At });
            await AuditRows.AddAsync(db, deed with { Detail = places.ToString(CultureInfo.InvariantCulture) });
            return places;
        },
        null, cancel);

    /// <returns>How many rows changed.</returns>
    private static async Task<int> ReplaceAsync(DbConnection db, string table, string column, string where, object which, string text)
    {
        var changed = 0;
        foreach (var written in Written(text))
        {
            var values = new DynamicParameters(which);
            values.Add("from", written);
            values.Add("to", PersonalMark.Blank);
            changed += await db.ExecuteAsync(
                $"update {table} set {column} = replace({column}, @from, @to) where ({where}) "
                + $"and replace({column}, @from, @to) <> {column}", values);
        }

        return changed;
    }

    /// <summary>As it stands in a text, and as it may stand in JSON.</summary>
    private static IEnumerable<string> Written(string text) =>
        new[] { text, Json.Write(text)[1..^1], JsonSerializer.Serialize(text)[1..^1] }.Distinct(StringComparer.Ordinal);
}
