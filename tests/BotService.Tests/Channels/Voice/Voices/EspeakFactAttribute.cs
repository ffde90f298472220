using BotService.Channels.Voice.Voices;

namespace BotService.Tests.Channels.Voice.Voices;

/// <summary>A test with the real espeak-ng; where it is absent the test is skipped with the reason.</summary>
internal sealed class EspeakFactAttribute : FactAttribute
{
    public EspeakFactAttribute() => Skip = Reason;

    public static string? Reason => EspeakVoice.IsInstalled ? null : "espeak-ng is not installed; tests/run does it";
}

internal sealed class EspeakTheoryAttribute : TheoryAttribute
{
    public EspeakTheoryAttribute() => Skip = EspeakFactAttribute.Reason;
}
