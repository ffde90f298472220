using BotService.Engine.Data;

namespace BotService.Tests.Data;

public sealed class NearestTests
{
    private static readonly string[] Known =
        ["identity", "lease", "seal", "landlord-consent", "tenant-pledge", "taipower", "twc", "planned", "zh-TW"];

    [Theory]
    [InlineData("identty", "identity")]
    [InlineData("idnetity", "identity")]
    [InlineData("leese", "lease")]
    [InlineData("tiapower", "taipower")]
    [InlineData("landlord-consnet", "landlord-consent")]
    [InlineData("tenant-pledges", "tenant-pledge")]
    [InlineData("Planned", "planned")]
    [InlineData("plan", "planned")]
    public void To_AMisspeltName_IsTheOneMeant(string given, string meant) =>
        Assert.Equal(meant, Nearest.To(given, Known));

    [Theory]
    [InlineData("cpc")]
    [InlineData("birth-certificate")]
    [InlineData("landlord-blessing")]
    [InlineData("")]
    public void To_AnotherName_IsNone(string given) => Assert.Null(Nearest.To(given, Known));
}
