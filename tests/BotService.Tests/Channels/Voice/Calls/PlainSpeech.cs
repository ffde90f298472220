using BotService.Channels.Voice.Speaking;
using BotService.Engine.Dialogs;

namespace BotService.Tests.Channels.Voice.Calls;

internal sealed class PlainSpeech : ISpeechWriter
{
    public IReadOnlyList<Passage> Write(Reply reply) =>
    [
        .. Breaths(reply.Text, reply.Locale).Select(b => new Passage(reply.Emergency is null ? PassageKind.Sentence : PassageKind.Emergency, null, [b])),
        .. (reply.Sheet?.Parts ?? []).SelectMany(part => part.Items).Select(item => new Passage(PassageKind.Item, item.Id, Breaths(item.Text, reply.Locale))),
    ];

    public IReadOnlyList<Breath> Breaths(string sentence, string locale) => [new Breath(sentence, locale, 300)];

    public IReadOnlyList<Breath> Digits(string digits, string locale) =>
        [new Breath(string.Concat(digits.Select(d => "零一二三四五六七八九"[d - '0'])), locale, 300)];
}
