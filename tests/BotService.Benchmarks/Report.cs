using System.Globalization;
using System.Text;

namespace BotService.Benchmarks;

/// <summary>The Markdown page.</summary>
internal sealed class Report
{
    private readonly StringBuilder text = new();

    public void Machine(IEnumerable<(string Name, string Value)> facts)
    {
        foreach (var (name, value) in facts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {name}: {value}");
        }

        text.AppendLine().AppendLine("| what | figure | target | more |").AppendLine("|---|---|---|---|");
    }

    /// <param name="target">Empty when there is none.</param>
    public void Add(string what, string figure, string target, string more)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {figure} | {target} | {more} |");
        Console.Error.WriteLine($"  {what}: {figure} ({more})");
    }

    public override string ToString() => text.ToString();
}
