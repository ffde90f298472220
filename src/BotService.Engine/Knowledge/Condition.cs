namespace BotService.Engine.Knowledge;

/// <summary>Slot → allowed options. All slots must agree; of a slot's options one is enough. Empty: always.</summary>
public sealed record Condition(IReadOnlyDictionary<string, IReadOnlySet<string>> Allowed)
{
    public static readonly Condition Always = new(new Dictionary<string, IReadOnlySet<string>>());

    public bool IsAlways => Allowed.Count == 0;

    /// <summary>
    /// Whether the answers decide it: true or false as soon as they do, null while it still
    /// depends on a slot not answered.
    /// </summary>
    public bool? Holds(IReadOnlyDictionary<string, string> answers)
    {
        bool? result = true;
        foreach (var (slot, options) in Allowed)
        {
            if (!answers.TryGetValue(slot, out var answer)) result = null;
            else if (!options.Contains(answer)) return false;
        }
        return result;
    }

    /// <summary>What is left to be decided once the answers are taken as given.</summary>
    public Condition Without(IReadOnlyDictionary<string, string> answers) =>
        new(Allowed.Where(a => !answers.ContainsKey(a.Key)).ToDictionary(a => a.Key, a => a.Value));

    /// <summary>Whether some answers meet both.</summary>
    public bool CanHoldWith(Condition other) =>
        Allowed.All(s => !other.Allowed.TryGetValue(s.Key, out var options) || options.Overlaps(s.Value));

    /// <summary>The condition as the answers meet it: of each slot's options only the one that was answered.</summary>
    public Condition Given(IReadOnlyDictionary<string, string> answers) =>
        new(Allowed.ToDictionary(
            a => a.Key, a => answers.TryGetValue(a.Key, out var answer) ? new HashSet<string> { answer } : a.Value));
}
