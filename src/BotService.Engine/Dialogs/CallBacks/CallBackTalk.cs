using System.Collections.Immutable;

namespace BotService.Engine.Dialogs.CallBacks;

/// <summary>What is asked next for a call-back.</summary>
public enum CallBackStep { Number, When, Confirm }

/// <summary>
/// A call-back that is being asked for, or moved. Of the telephone number nothing stands here: it waits with the host.
/// </summary>
/// <param name="Organisation">Whose people call; <c>any</c> where it concerns none in particular.</param>
/// <param name="Entry">The matter it is about; null for none.</param>
/// <param name="Part">When it suits; null until it is known.</param>
/// <param name="Moved">The call-back that is moved; null when a new one is asked for.</param>
/// <param name="Expecting">What was waited for before, to go back to, with its slot and its offers.</param>
public sealed record CallBackTalk(
    CallBackStep Step, string Organisation, string? Entry, CallBackPart? Part, long? Moved, Expecting Expecting,
    string? ExpectedSlot, ImmutableArray<Offer> Offers = default)
{
    public ImmutableArray<Offer> Offers { get; init; } = Offers.IsDefault ? [] : Offers;

    /// <summary>By content: the offers themselves compare by reference.</summary>
    public bool Equals(CallBackTalk? other) =>
        other is not null
        && (Step, Organisation, Entry, Part, Moved) == (other.Step, other.Organisation, other.Entry, other.Part, other.Moved)
        && (Expecting, ExpectedSlot) == (other.Expecting, other.ExpectedSlot) && Offers.SequenceEqual(other.Offers);

    public override int GetHashCode() => HashCode.Combine(Step, Organisation, Entry, Part, Moved, Expecting, ExpectedSlot);
}
