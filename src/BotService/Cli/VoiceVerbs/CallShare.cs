using System.Globalization;

namespace BotService.Cli.VoiceVerbs;

/// <summary>How many calls come to something in time; an entry does when it does in every case.</summary>
/// <param name="Limit">Seconds of the call.</param>
internal sealed record CallShare(string What, double Limit, IReadOnlyList<CallTime> Times, Func<CallTime, double> Seconds)
{
    /// <summary>So many of the slowest are named at least; all that are too late.</summary>
    private const int Slowest = 10;

    private IReadOnlyList<CallTime> Entries =>
        [.. Times.GroupBy(t => t.Entry).Select(entry => entry.MaxBy(Seconds)!).OrderByDescending(Seconds)];

    /// <summary>Of the entries, 0…1.</summary>
    public double Rate => (double)InTime(Entries) / Math.Max(1, Entries.Count);

    public object Summary() => new
    {
        Limit, Entries = Entries.Count, InTime = InTime(Entries), Cases = Times.Count, CasesInTime = InTime(Times),
        Slowest = Entries.Take(Named).Select(t => new { t.Name, t.Questions, Seconds = Math.Round(Seconds(t), 1) }),
    };

    public void Print(TextWriter output)
    {
        output.WriteLine(
            $"{What} within {Limit} s of the call: {Share(Entries)} entries in every case, {Share(Times)} cases; the slowest:");
        foreach (var time in Entries.Take(Named))
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {Seconds(time),6:0.0} s  {time.Questions} questions  {time.Name}"));
    }

    private int Named => Math.Max(Slowest, Entries.Count - InTime(Entries));

    private int InTime(IReadOnlyList<CallTime> times) => times.Count(t => Seconds(t) <= Limit);

    private string Share(IReadOnlyList<CallTime> times) => string.Create(
        CultureInfo.InvariantCulture,
        $"{InTime(times)} of {times.Count} ({100.0 * InTime(times) / Math.Max(1, times.Count):0.0} %)");
}
