using BotService.Engine.Dialogs;

namespace BotService.Sheets;

/// <summary>How a reply sounds on the telephone, for whoever looks at it beforehand.</summary>
public interface IReadAloud
{
    /// <summary>What is said, passage by passage, in words.</summary>
    IReadOnlyList<string> Read(Reply reply);
}
