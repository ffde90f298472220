namespace BotService.Engine.Dialogs.Script;

/// <summary>What can be wrong with how we talk.</summary>
internal enum DialogProblem
{
    NoLineYet, NoReplyYet,
    NoLine, LineOfNothing, FacetOfNothing, NoReply, PageWordMissing, PageWordTwice, SuppliesNothing,
    UnknownLocale, LanguageSpoken, NoSwitch, NoWeights,
    ConversationDiffers, ConversationAsks, ConversationSlot, ConversationSet,
}
