using BotService.Hosting;
using BotService.Staff.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Staff;

/// <summary>A passkey is good for the public address of the settings, whatever a request calls its host.</summary>
public sealed class PasskeyRulesTests
{
    [Theory]
    [InlineData("https://ask.example.gov.tw", "https://ask.example.gov.tw", true)]
    [InlineData("https://ask.example.gov.tw", "https://ask.example.gov.tw.evil.example", false)]
    [InlineData("https://ask.example.gov.tw", "https://evil.example", false)]
    [InlineData("https://ask.example.gov.tw", "http://ask.example.gov.tw", false)]
    [InlineData("https://ask.example.gov.tw", "https://ask.example.gov.tw:8443", false)]
    [InlineData("https://ask.example.gov.tw", "null", false)]
    [InlineData(null, "http://localhost:5000", true)]
    [InlineData(null, "https://evil.example", false)]
    public async Task Origin_OfAnotherSite_IsRefused(string? ours, string origin, bool isTaken)
    {
        var rules = RulesFor(ours);
        var http = new DefaultHttpContext { Request = { Host = new HostString("evil.example") } };
        Assert.Equal(isTaken, await rules.ValidateOrigin!(
            new PasskeyOriginValidationContext { HttpContext = http, Origin = origin, CrossOrigin = false, TopOrigin = null }));
        Assert.False(await rules.ValidateOrigin(
            new PasskeyOriginValidationContext { HttpContext = http, Origin = origin, CrossOrigin = true, TopOrigin = "https://evil.example" }));
    }

    [Theory]
    [InlineData("https://ask.example.gov.tw", "ask.example.gov.tw")]
    [InlineData(null, "localhost")]
    public void Domain_ComesFromTheSettings(string? ours, string domain)
    {
        var rules = RulesFor(ours);
        Assert.Equal((domain, "required"), (rules.ServerDomain, rules.UserVerificationRequirement));
    }

    private static IdentityPasskeyOptions RulesFor(string? ours)
    {
        var rules = new IdentityPasskeyOptions();
        PasskeyRules.Apply(rules, Options.Create(new SiteOptions { PublicUrl = ours }));
        return rules;
    }
}
