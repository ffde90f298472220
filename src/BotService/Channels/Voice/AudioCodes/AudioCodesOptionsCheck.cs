using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.AudioCodes;

/// <summary>Never repeats the token.</summary>
internal sealed class AudioCodesOptionsCheck : IValidateOptions<VoiceOptions>
{
    private const int ShortestToken = 16;

    public ValidateOptionsResult Validate(string? name, VoiceOptions options) => options.AudioCodes.Token switch
    {
        "" => ValidateOptionsResult.Success,
        { Length: < ShortestToken } => ValidateOptionsResult.Fail(
            $"Voice:AudioCodes:Token must have {ShortestToken} characters or more: who guesses it can speak as any caller."),
        var token when !token.All(c => c is > ' ' and < (char)127) => ValidateOptionsResult.Fail(
            "Voice:AudioCodes:Token must be in one piece of ASCII characters without spaces, as it stands in a header."),
        _ => ValidateOptionsResult.Success,
    };
}
