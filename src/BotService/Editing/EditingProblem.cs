namespace BotService.Editing;

/// <summary>Why something is not saved in a draft, or cannot be proposed as it is.</summary>
internal enum EditingProblem
{
    PathUnfit, FileTooLarge, NotUtf8, EntryNeeded, EntryThere, NoSuchOrganisation, DayUnfit, DayTaken, DayBefore,
    NotInForms, VersionKept, SlotUnfit, SlotAsked, FactUnfit, RowUnfit, OneWriter,
}
