using BotService.Channels.DirectLine;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.DirectLine;

public sealed class OptionsTests : DirectLineTests
{
    [Fact]
    public async Task Secret_OfFifteenCharacters_RefusesTheStartWithoutRepeatingIt()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync(("DirectLine:Secrets:1", "fifteen letters")));
        Assert.StartsWith(
            "DirectLine:Secrets must be 16 characters or more", Assert.Single(refused.Failures),
            StringComparison.Ordinal);
        Assert.DoesNotContain("fifteen", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>An empty variable in the environment is no secret, and opens nothing.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("sixteen letters!")]
    public async Task Secret_EmptyOrLongEnough_Starts(string secret)
    {
        await StartAsync(("DirectLine:Secrets:1", secret));
        var (bearer, status) = secret.Length > 0 ? (secret, 200) : (" ", 401);
        Assert.Equal(status, (await Host.PostAsync($"{Base}/tokens/generate", bearer, null)).Status);
    }

    [Theory]
    [InlineData(nameof(DirectLineOptions.MaxBytes), "262145")]
    [InlineData(nameof(DirectLineOptions.MaxBytesWithSecret), "1000")]
    public async Task Length_OutOfItsRange_RefusesTheStart(string option, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(($"DirectLine:{option}", value)));
}
