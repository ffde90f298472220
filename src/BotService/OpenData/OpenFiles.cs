using System.Globalization;
using System.Text.Json;
using BotService.Hosting;

namespace BotService.OpenData;

/// <summary>The rows of a month as files: the same rows are the same bytes.</summary>
public static class OpenFiles
{
    public const string Licence = "https://data.gov.tw/license";

    public static byte[] Csv(CalendarMonth month, IReadOnlyList<OpenCount> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return SpreadsheetCsv.Bytes(
            rows.Select(r => (string[])
                [month.ToString(), r.Organisation, r.Entry ?? "*", r.Channel ?? "*", r.Language ?? "*", r.Questions.ToString(CultureInfo.InvariantCulture)])
                .Prepend(["month", "organisation", "entry", "channel", "language", "questions"]));
    }

    /// <param name="smallest">Rows of fewer are not in it.</param>
    public static byte[] Json(CalendarMonth month, int smallest, IReadOnlyList<OpenCount> rows) => JsonSerializer.SerializeToUtf8Bytes(
        new { month = month.ToString(), licence = Licence, schema = "schema.json", smallest, rows }, ReadableJson.Options);

    /// <summary>JSON Schema 2020-12 of <see cref="Json"/>.</summary>
    public static byte[] Schema() => JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, object>
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Questions to the assistant in a month",
            ["type"] = "object",
            ["required"] = Names("month", "licence", "schema", "smallest", "rows"),
            ["properties"] = new Dictionary<string, object>
            {
                ["month"] = new { type = "string", pattern = "^[0-9]{4}-[0-9]{2}$", description = "A month in Taiwan." },
                ["licence"] = new { type = "string", format = "uri" },
                ["schema"] = new { type = "string" },
                ["smallest"] = new { type = "integer", minimum = 1, description = "Rows of fewer questions are left out." },
                ["rows"] = new
                {
                    type = "array",
                    items = new
                    {
                        type = "object",
                        required = Names("organisation", "entry", "channel", "language", "questions"),
                        properties = new
                        {
                            organisation = new { type = "string", description = "Id; empty where none is known." },
                            entry = Text("Id of the matter; empty where none was found; null: those of the organisation with too few to stand alone."),
                            channel = Text("webchat, line, voice …; null: all of them."),
                            language = Text("As BCP 47 writes it; null: all of them."),
                            questions = new { type = "integer", minimum = 1 },
                        },
                    },
                },
            },
        },
        ReadableJson.Options);

    private static string[] Names(params string[] names) => names;

    private static object Text(string description) => new { type = Names("string", "null"), description };
}
