using BotService.Engine.Dialogs.Script;
using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Intents;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>What an utterance may mean, before the conversation decides which of it counts.</summary>
internal abstract record Meaning
{
    /// <summary>One of the offered labels; the action says what it does.</summary>
    public sealed record Chosen(string Action) : Meaning;

    public sealed record Command(string Id) : Meaning;

    /// <summary>Nothing but acts: yes, the second, never mind, thanks.</summary>
    public sealed record Acted(Acts Acts, string Normal) : Meaning;

    /// <param name="Language">The language of a whole sentence; null where a word or two tell nothing of it.</param>
    public sealed record Chat(string Id, string? Language) : Meaning;

    /// <param name="WithWords">It says more than the score.</param>
    public sealed record Rating(int Score, bool WithWords = false) : Meaning;

    /// <summary>A number that is no rating.</summary>
    public sealed record NoRating : Meaning;

    /// <summary>Free words in answer to a request for them.</summary>
    public sealed record Words : Meaning;

    /// <summary>A request, a follow-up, or something not understood.</summary>
    /// <param name="Normal">The normalised text.</param>
    /// <param name="Facet">The part of a reply it asks for, if it asks for one alone.</param>
    /// <param name="FacetOnly">It asks for that part and says nothing else.</param>
    /// <param name="Have">Documents it says are at hand.</param>
    /// <param name="AsksMissing">It asks what is missing.</param>
    /// <param name="Corrects">It begins by taking something back.</param>
    public sealed record Request(
        string Text, string Normal, Recognition Recognition, string? Facet, bool FacetOnly, IReadOnlyList<string> Have,
        bool AsksMissing,
        bool Corrects) : Meaning
    {
        /// <summary>What it asks besides the sections of the list; null for those and for nothing.</summary>
        public AskedPart? Asked => AskedParts.Of(Facet);

        /// <summary>All the papers it names, whether it makes a claim of them or not.</summary>
        public Papers Papers { get; init; } = Papers.None;

        /// <summary>Documents it says are not at hand.</summary>
        public IReadOnlyList<string> Lacks { get; init; } = [];

        /// <summary>All others are at hand.</summary>
        public bool HasRest { get; init; }

        /// <summary>The small talk that it holds besides, by id; null for none.</summary>
        public string? Beside { get; init; }

        /// <summary>The text as the recogniser understood it best.</summary>
        public string Read { get; init; } = Text;
    }
}
