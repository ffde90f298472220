using System.Text.Encodings.Web;
using System.Text.Json;

namespace BotService.Cli.PlanVerbs;

/// <summary>How the verbs about plans print for programs: names as in JavaScript, Chinese as it is.</summary>
internal static class PlanVerbJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
