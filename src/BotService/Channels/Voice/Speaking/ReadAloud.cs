using BotService.Engine.Dialogs;
using BotService.Sheets;

namespace BotService.Channels.Voice.Speaking;

internal sealed class ReadAloud(ISpeechWriter speech) : IReadAloud
{
    public IReadOnlyList<string> Read(Reply reply) => [.. speech.Write(reply).Select(p => p.Text.Trim())];
}
