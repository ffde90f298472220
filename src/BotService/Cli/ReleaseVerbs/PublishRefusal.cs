using BotService.Releases.Calendar;

namespace BotService.Cli.ReleaseVerbs;

/// <summary>Why a release was not put in force, for operators.</summary>
internal static class PublishRefusal
{
    public static string Of(Published done, string id) => done.Outcome switch
    {
        PublishOutcome.Unknown => ReleaseDoor.Unknown(id),
        PublishOutcome.NewerProgram => $"Release {id} was made by a newer program than this one; update this program first.",
        PublishOutcome.InThePast => "That day is over; name today or a later day.",
        PublishOutcome.DayTaken => "Another release is to begin on that day; take that one back or choose another day.",
        PublishOutcome.HoldsAlready => $"Release {id} holds on that day anyway.",
        PublishOutcome.LosesWhatHolds =>
            $"Release {done.Other} holds on that day, and {id} was not made from it: its changes would be lost. Export {done.Other}, bring both together, and import.",
        PublishOutcome.BringsBack => $"Release {id} contains {done.Other}, which was gone back from: make the change anew from what holds.",
        PublishOutcome.LostLater => $"Release {done.Other} is to begin later and does not contain {id}: its changes would be lost then.",
        _ => $"Release {id} was not put in force ({done.Outcome}).",
    };
}
