using BotService.Engine.Data;

namespace BotService.Engine.Knowledge;

/// <summary>
/// One thing the reply may say, with how sure it is, where that was read and for whom it holds. It is of one of the
/// kinds below and of no other: each has what belongs to it, and nothing of another.
/// </summary>
/// <param name="Values">Numbers its sentence quotes as <c>{name}</c>.</param>
public abstract record Fact(
    FactStatus Status, IReadOnlyList<string> Sources, Condition When, IReadOnlyDictionary<string, string> Values,
    Place Place)
{
    /// <summary>The id of an open fact that needs no sentence of its own.</summary>
    public const string OpenId = "open";

    /// <summary>Names its sentence, or the remark to what the catalogue says.</summary>
    public abstract string Id { get; init; }

    public abstract Section Section { get; init; }

    /// <summary>The office that adds this; null for what its organisation says everywhere.</summary>
    public string? Office { get; init; }

    /// <summary>Only the kinds below: nobody else can say what they are.</summary>
    private protected abstract bool IsOfTheSet { get; }

    /// <summary>A document of the catalogue.</summary>
    /// <param name="Id">The document's.</param>
    /// <param name="Use">How it is handed in here.</param>
    public sealed record Document(
        string Id, DocumentUse Use, FactStatus Status, IReadOnlyList<string> Sources, Condition When,
        IReadOnlyDictionary<string, string> Values, Place Place) : Fact(Status, Sources, When, Values, Place)
    {
        public override Section Section { get; init; } = Section.Documents;

        private protected override bool IsOfTheSet => true;
    }

    /// <summary>A channel of the catalogue.</summary>
    /// <param name="Id">The channel's.</param>
    public sealed record Channel(
        string Id, FactStatus Status, IReadOnlyList<string> Sources, Condition When,
        IReadOnlyDictionary<string, string> Values, Place Place) : Fact(Status, Sources, When, Values, Place)
    {
        public override Section Section { get; init; } = Section.Channels;

        private protected override bool IsOfTheSet => true;
    }

    /// <summary>An entry to be done, among the tasks of a life event.</summary>
    /// <param name="Id">The entry's, or a name of its own where the event brings it twice.</param>
    public sealed record Task(
        string Id, TaskUse Use, FactStatus Status, IReadOnlyList<string> Sources, Condition When,
        IReadOnlyDictionary<string, string> Values, Place Place) : Fact(Status, Sources, When, Values, Place)
    {
        public override Section Section { get; init; } = Section.Tasks;

        private protected override bool IsOfTheSet => true;
    }

    /// <summary>What the entry or office says in a sentence of its own, in any section.</summary>
    public sealed record Sentence(
        Section Section, string Id, FactStatus Status, IReadOnlyList<string> Sources, Condition When,
        IReadOnlyDictionary<string, string> Values, Place Place) : Fact(Status, Sources, When, Values, Place)
    {
        private protected override bool IsOfTheSet => true;
    }

    /// <summary>Open with nothing more to say: the reply uses the shared sentence that names who confirms.</summary>
    public sealed record Open(
        Section Section, FactStatus Status, IReadOnlyList<string> Sources, Condition When,
        IReadOnlyDictionary<string, string> Values, Place Place) : Fact(Status, Sources, When, Values, Place)
    {
        public override string Id { get; init; } = OpenId;

        private protected override bool IsOfTheSet => true;
    }
}
