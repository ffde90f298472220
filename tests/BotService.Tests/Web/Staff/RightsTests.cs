using System.Net;
using BotService.Staff;
using BotService.Web.Staff.Kit;
using Microsoft.AspNetCore.Routing;

namespace BotService.Tests.Web.Staff;

/// <summary>Nothing under <c>/staff</c> is open that the table of rights does not open.</summary>
public sealed class RightsTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public void Route_UnderStaff_HasAGate() => Assert.Empty(
        Routes().Where(r => r.Metadata.GetMetadata<StaffGate>() is null).Select(r => r.RoutePattern.RawText));

    /// <summary>What needs no person is the entrance, by name: a new page cannot forget its gate.</summary>
    [Fact]
    public void Gate_WithoutPerson_IsTheEntrances() => Assert.Equal(
        [
            "/staff/set-up", "/staff/set-up", "/staff/sign-in", "/staff/sign-in", "/staff/sign-in/code", "/staff/sign-in/code",
            "/staff/sign-in/passkey", "/staff/sign-in/passkey/options", "/staff/sign-in/provider",
        ],
        Routes().Where(r => !Gate(r).Needs.HasFlag(Needs.Person)).Select(r => r.RoutePattern.RawText).Order(StringComparer.Ordinal));

    [Fact]
    public void Post_WithoutToken_IsNowhere() => Assert.Empty(
        Routes().Where(r => IsPost(r) && !Gate(r).Needs.HasFlag(Needs.Token)).Select(r => r.RoutePattern.RawText));

    [Theory]
    [InlineData(null)]
    [InlineData("twc")]
    public async Task Route_OpensForTheRolesOfItsRightAlone(string? organisation)
    {
        var problems = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await staff.ClientAsync(role, organisation);
            foreach (var route in Routes().Where(r => Gate(r).Right is not null))
            {
                var path = Path(route);
                using var answer = IsPost(route) ? await browser.PostFormAsync(path) : await browser.GetAsync(path);
                var isRefused = answer.StatusCode == HttpStatusCode.Forbidden;
                if (isRefused == role.May(Gate(route).Right!.Value)) problems.Add($"{role} {path}: {answer.StatusCode}");
            }
        }

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [Fact]
    public async Task Route_WithoutSignIn_LeadsToTheDoorAndDoesNothing()
    {
        var browser = staff.Browser();
        foreach (var route in Routes().Where(r => Gate(r).Needs.HasFlag(Needs.Person)))
        {
            using var answer = IsPost(route) ? await browser.PostFormAsync(Path(route)) : await browser.GetAsync(Path(route));
            Assert.Equal(IsPost(route) ? HttpStatusCode.Unauthorized : HttpStatusCode.SeeOther, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CfDJ8AAAA")]
    public async Task Post_WithNoTokenOrAForeignOne_ChangesNothing(string? token)
    {
        var chief = await staff.ClientAsync(Role.Administrator);
        var victim = await staff.PersonAsync(Role.Clerk);
        using var answer = await chief.PostAsync($"/staff/people/{victim.Id}/disable", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"status\":\"active\"", (await chief.JsonAsync("/staff/people")).GetProperty("rows").EnumerateArray()
            .Single(r => r.GetProperty("email").GetString() == victim.Email).GetRawText());
    }

    [Fact]
    public async Task Token_OfAnotherPerson_IsForeign()
    {
        var (one, other) = (await staff.ClientAsync(Role.Administrator), await staff.ClientAsync(Role.Administrator));
        var token = await one.TokenAsync();
        using var answer = await other.PostAsync("/staff/people/add", ("__RequestVerificationToken", token), ("email", "a@b.tw"), ("role", "clerk"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private IEnumerable<RouteEndpoint> Routes() => staff.Service.Get<IEnumerable<EndpointDataSource>>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(route => route.RoutePattern.RawText is { } path && path.StartsWith("/staff", StringComparison.Ordinal));

    private static StaffGate Gate(RouteEndpoint route) => route.Metadata.GetRequiredMetadata<StaffGate>();

    private static bool IsPost(RouteEndpoint route) =>
        route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains("POST");

    /// <summary>Parameters stand for something that is not there.</summary>
    private static string Path(RouteEndpoint route) =>
        string.Join('/', route.RoutePattern.RawText!.Split('/').Select(part => part.StartsWith('{') ? "0" : part));
}
