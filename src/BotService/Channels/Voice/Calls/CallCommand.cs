using BotService.Channels.Voice.Speaking;

namespace BotService.Channels.Voice.Calls;

/// <summary>What a gateway is to do next, in order.</summary>
internal abstract record CallCommand
{
    /// <summary>Speak, then wait for the caller.</summary>
    /// <param name="Collect">Null: each key counts at once. Else a number is keyed in.</param>
    /// <param name="Silence">How long to wait after the last word before the caller counts as silent.</param>
    internal sealed record Say(IReadOnlyList<Passage> Passages, Collect? Collect, TimeSpan Silence) : CallCommand
    {
        /// <summary>The caller may not interrupt: for a sentence that the law demands.</summary>
        public bool IsWhole { get; init; }

        /// <summary>It holds what concerns one person alone; no sound of it is kept.</summary>
        public bool IsPrivate { get; init; }

        /// <summary>Words worth expecting, such as the options of a question.</summary>
        public IReadOnlyList<string> Expected { get; init; } = [];

        /// <summary>The tag of its voice; null for the call's own.</summary>
        public string? Language { get; init; }

        /// <summary>All breaths as one text, for gateways that speak themselves: they pause at its marks.</summary>
        public string Text => string.Concat(Passages.Select(passage => passage.Text));
    }

    /// <summary>Give the call to a person. Ours ends with it.</summary>
    /// <param name="Target">A name of <c>Voice:Targets</c>.</param>
    /// <param name="Address">What the settings give for it, such as <c>tel:+88621911</c>.</param>
    internal sealed record Transfer(string Target, string Address, string Reason) : CallCommand;

    internal sealed record HangUp(string Reason) : CallCommand;

    /// <summary>The language of what comes next.</summary>
    internal sealed record Configure(string Language) : CallCommand;
}

/// <param name="Most">Digits of the number at most.</param>
/// <param name="First">How long to wait for the first digit.</param>
/// <param name="Between">How long between digits; then, or at <c>#</c>, the number is complete.</param>
internal sealed record Collect(int Most, TimeSpan First, TimeSpan Between);
