using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

internal static class PeriodReader
{
    /// <summary>Reads <c>from</c> and <c>to</c> of a mapping.</summary>
    public static Period Read(YamlMap map)
    {
        var from = map.RequiredDate("from", KnowledgeProblem.FromMissing);
        var to = map.Date("to");
        if (from > to) map.ReportAt("to", KnowledgeProblem.PeriodBackwards, to, from);
        return new Period(from, to);
    }
}
