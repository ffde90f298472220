using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotService.Cli;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Engine;

namespace BotService.Benchmarks.Sets;

/// <summary>
/// Trains on one part of a set, asks the other, and prints the figures; or writes what the knowledge
/// base itself would be trained with.
/// </summary>
internal static class SetCommand
{
    public static int Run(Func<LabelledSet> read, bool json, TextWriter output, TextWriter error)
    {
        LabelledSet set;
        try
        {
            set = read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine(e.Message);
            return ExitCode.BadData;
        }
        var report = SetReport.Of(set);
        if (json) output.WriteLine(JsonSerializer.Serialize(report, Json));
        else report.Write(output);
        return ExitCode.Ok;
    }

    /// <summary>
    /// The entries' utterances and the sentences out of scope, as lines that <see cref="LabelledFile"/> reads.
    /// </summary>
    public static void Export(Release release, TextWriter output)
    {
        var utterances =
            from entry in release.Knowledge.Entries.Values.OrderBy(e => e.Id, StringComparer.Ordinal)
            from list in entry.Utterances.OrderBy(u => u.Key, StringComparer.Ordinal)
            from text in list.Value
            select new { text, label = entry.Id, locale = list.Key };
        var outOfScope =
            from list in release.Script.OutOfScope.OrderBy(o => o.Key, StringComparer.Ordinal)
            from text in list.Value
            select new { text, label = LabelledText.OutOfScope, locale = list.Key };
        foreach (var line in utterances.Concat(outOfScope)) output.WriteLine(JsonSerializer.Serialize(line, Json));
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
