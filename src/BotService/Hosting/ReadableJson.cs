using System.Text.Encodings.Web;
using System.Text.Json;

namespace BotService.Hosting;

/// <summary>JSON in a file that people open, too: indented, Chinese as it is, the same bytes wherever it is written.</summary>
internal static class ReadableJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n",
    };
}
