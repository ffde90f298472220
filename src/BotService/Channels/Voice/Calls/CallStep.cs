using BotService.Channels.Voice.Speaking;
using BotService.Engine.Dialogs;

namespace BotService.Channels.Voice.Calls;

/// <summary>What an event of a call leads to.</summary>
/// <param name="State">From now on.</param>
internal abstract record CallStep(CallState State)
{
    /// <summary>
    /// The conversation's own turn on these words; its replies are spoken (<see cref="CallDesk.Tell"/>).
    /// </summary>
    internal sealed record Ask(CallState State, string Text) : CallStep(State)
    {
        /// <summary>
        /// The entry that a menu named by these words; null where nothing was offered but by the engine.
        /// </summary>
        public string? Entry { get; init; }
    }

    /// <summary>The turn on the sentence that was not sure, which stands in the history.</summary>
    internal sealed record AskHeard(CallState State, long Sequence) : CallStep(State);

    /// <summary>The earlier call's conversation goes on in this one.</summary>
    internal sealed record Resume(CallState State) : CallStep(State);

    /// <summary>A number is wanted under which the talk goes on elsewhere.</summary>
    internal sealed record Send(CallState State) : CallStep(State);

    internal sealed record Speak(CallState State, IReadOnlyList<Passage> Passages) : CallStep(State)
    {
        /// <summary>What ends the call then; null when it goes on.</summary>
        public CallCommand? Then { get; init; }

        /// <summary>It is for this caller alone, such as a number.</summary>
        public bool IsPrivate { get; init; }

        /// <summary>What is said before, whole: nobody may skip it.</summary>
        public Passage? Notice { get; init; }

        /// <summary>A reply of its own that stands behind the words, such as a card of danger.</summary>
        public Reply? Meant { get; init; }
    }

    /// <summary>Nothing is said.</summary>
    /// <param name="Note">For the history; null for nothing.</param>
    internal sealed record Quiet(CallState State, string? Note = null) : CallStep(State);
}

/// <summary>What the desk has to be told besides the event, since it looks nowhere itself.</summary>
/// <param name="Earlier">What a call of the same number was about a moment ago; null for none.</param>
/// <param name="Arrived">The list that was taken away has reached another place.</param>
/// <param name="Organisation">In whose name the line answers; null for all.</param>
/// <param name="Masked">A sentence that is not sure, as it is kept: what is read back is kept too. Null where the sentence
/// is sure.</param>
internal sealed record CallFacts(
    string? Earlier = null, bool Arrived = false, string? Organisation = null, string? Masked = null);
