using BotService.Cli;
using BotService.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Telemetry;

public sealed class TelemetryOptionsTests
{
    [Theory]
    [InlineData("Otlp", "collector")]
    [InlineData("Otlp", "ftp://collector")]
    [InlineData("Otlp", "/v1/metrics")]
    [InlineData("Otlp", "http://user:secret@collector:4318")]
    [InlineData("Prometheus", "maybe")]
    [InlineData("Otpl", "http://collector:4318")]
    public void Setting_ThatIsWrong_RefusesTheStartInOneSentence(string key, string value)
    {
        var refused = Assert.ThrowsAny<Exception>(() => Start(key, value));
        var sentence = WrongSettings.Of(refused);
        Assert.NotNull(sentence);
        Assert.Contains(key, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Otlp", "")]
    [InlineData("Otlp", "http://collector:4318")]
    [InlineData("Otlp", "https://otlp.example/own")]
    [InlineData("Prometheus", "true")]
    public void Setting_ThatIsRight_IsTaken(string key, string value) => Start(key, value);

    private static void Start(string key, string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { [$"Telemetry:{key}"] = value }).Build();
        using var provider = new ServiceCollection().AddTelemetry(settings).BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }
}
