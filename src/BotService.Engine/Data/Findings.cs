using System.Collections;

namespace BotService.Engine.Data;

/// <summary>What ids of one kind are called, and what is said of one that does not exist.</summary>
/// <param name="Name">Such as <c>document</c>.</param>
/// <param name="Unknown">The kind of problem; its only hole is the id.</param>
public sealed record Reference(string Name, Enum Unknown);

/// <summary>
/// One run of reading: every problem found, and what could not be read. Whoever looks at the data afterwards asks
/// <see cref="IsSpoilt"/> and <see cref="IsUnread"/> and stays silent about what follows from them, so that one mistake
/// gives one message.
/// </summary>
/// <param name="shapes">Learns what is asked of which file; null when nobody wants to know.</param>
public sealed class Findings(Shapes? shapes = null) : IReadOnlyCollection<Problem>
{
    private readonly List<Problem> problems = [];
    private readonly HashSet<(Place Place, string Key)> spoilt = [];
    private readonly HashSet<string> unread = [], unfinished = [];
    private readonly List<(Reference To, string Id, Place Place, string Key)> named = [];
    private readonly HashSet<Reference> unknown = [];

    public int Count => problems.Count;

    internal Shapes? Shapes => shapes;

    public void Add(Problem problem) => problems.Add(problem);

    public void AddRange(IEnumerable<Problem> more) => problems.AddRange(more);

    /// <summary>A value of the mapping that begins here could not be read.</summary>
    public void Spoil(Place place, string key) => spoilt.Add((place, key));

    /// <summary>
    /// Whether one of these values of the mapping that begins here could not be read, or its whole file could not.
    /// </summary>
    public bool IsSpoilt(Place place, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (spoilt.Contains((place, key))) return true;
        return unread.Contains(place.File);
    }

    /// <summary>Whether the file is missing, is no YAML, or is something else than expected.</summary>
    public bool IsUnread(string file) => unread.Contains(file);

    /// <summary>Whether a file below a folder could not be read.</summary>
    public bool IsUnreadBelow(string folder) => unread.Any(f => IsBelow(f, folder));

    /// <summary>Whether a file below a folder still holds <see cref="YamlFile.Placeholder"/>.</summary>
    public bool IsUnfinished(string folder) => unfinished.Any(f => IsBelow(f, folder));

    public IEnumerator<Problem> GetEnumerator() => problems.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Unread(Problem problem)
    {
        unread.Add(problem.File);
        problems.Add(problem);
    }

    internal void Unfinished(Problem problem)
    {
        unfinished.Add(problem.File);
        problems.Add(problem);
    }

    internal void Name(Reference to, string id, Place place, string key) => named.Add((to, id, place, key));

    /// <summary>Holds the ids that were read so far against those that exist.</summary>
    /// <param name="silent">Ids that are unknown for a reason told already.</param>
    public void Prove(Reference to, IReadOnlyCollection<string> known, Func<string, bool>? silent = null)
    {
        var ids = known.ToHashSet();
        foreach (var (_, id, place, key) in named.Where(n => n.To == to && !ids.Contains(n.Id)))
        {
            Spoil(place, key);
            if (silent?.Invoke(id) == true) continue;
            Add(to.Unknown.At(place, id).OrNearest(id, known));
            unknown.Add(to);
        }
        named.RemoveAll(n => n.To == to);
    }

    /// <summary>Whether an id of this kind was unknown: any of those that exist may have been meant.</summary>
    public bool HasUnknown(Reference to) => unknown.Contains(to);

    private static bool IsBelow(string file, string folder) =>
        file.StartsWith(folder + "/", StringComparison.Ordinal);
}
