namespace BotService.Engine.Data;

/// <summary>As what a value is read.</summary>
[Flags]
public enum ShapeKind
{
    None = 0, Text = 1, Choice = 2, Date = 4, Flag = 8, Number = 16, Numbers = 32, Texts = 64, Map = 128, List = 256,
}

/// <summary>
/// What the readers asked for at one place of the files of one kind: the keys, and as what each was read. It is
/// learnt while data is read, so that a schema can never say anything else than the readers do.
/// </summary>
public sealed class Shape
{
    private readonly SortedDictionary<string, Shape> keys = new(StringComparer.Ordinal);
    private readonly SortedSet<string> choices = new(StringComparer.Ordinal);

    public ShapeKind Kinds { get; private set; }

    /// <summary>What the value names.</summary>
    public Reference? Names { get; private set; }

    /// <summary>What the keys name that the data chooses itself.</summary>
    public Reference? KeysName { get; internal set; }

    public bool IsRequired { get; internal set; }

    /// <summary>Whether keys that nobody asks for are reported.</summary>
    public bool IsClosed { get; private set; }

    public IReadOnlyDictionary<string, Shape> Keys => keys;

    public IReadOnlyCollection<string> Choices => choices;

    /// <summary>The values of keys that the data chooses itself; <see cref="HasOthers"/> when there are any.</summary>
    public Shape Others { get => field ??= new(); }

    public bool HasOthers { get; private set; }

    /// <summary>The items of a list.</summary>
    public Shape Item { get => field ??= new(); }

    internal void Add(ShapeKind kind, Reference? names = null)
    {
        Kinds |= kind;
        Names ??= names;
    }

    internal void Choose(IEnumerable<string> names) => choices.UnionWith(names);

    internal void Close() => IsClosed = true;

    internal void Open() => HasOthers = true;

    internal Shape Key(string key)
    {
        if (!keys.TryGetValue(key, out var shape)) keys.Add(key, shape = new());
        return shape;
    }
}
