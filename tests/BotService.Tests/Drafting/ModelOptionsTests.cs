using BotService.Drafting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Drafting;

public sealed class ModelOptionsTests
{
    [Theory]
    [InlineData("Endpoint", "http://models.example.com/v1")]
    [InlineData("Endpoint", "models")]
    [InlineData("Name", "")]
    [InlineData("MaxTokens", "0")]
    [InlineData("Timeout", "never")]
    [InlineData("Timeout", "0")]
    [InlineData("Timeout", "00:20:00")]
    [InlineData("Temperature", "1")]
    public void Options_ThatAreWrong_AreNamed(string setting, string value)
    {
        var wrong = Assert.ThrowsAny<Exception>(() => Read(
            ("Endpoint", "http://localhost:1/v1"), ("Name", "m"), (setting, value)));
        Assert.Contains(setting, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_InAWrongSetting_IsNotRepeated()
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read(
            ("Endpoint", "http://localhost:1/v1"), ("Name", "m"), ("ApiKey", "secret key")));
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("00:01:00", 60)]
    public void Timeout_IsSecondsOrATime(string value, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds((double)seconds), Read(("Timeout", value)).TimeLimit);

    private static ModelOptions Read(params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in settings) values["Model:" + name] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        using var services = new ServiceCollection().AddDrafting(configuration, _ => "dialogs").BuildServiceProvider();
        return services.GetRequiredService<IOptions<ModelOptions>>().Value;
    }
}
