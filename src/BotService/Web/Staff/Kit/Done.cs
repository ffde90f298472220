namespace BotService.Web.Staff.Kit;

/// <summary>What answers an action that was carried out.</summary>
public static class Done
{
    /// <summary>The parameter of an address that names what the page is to say was done.</summary>
    public const string Parameter = "done";

    /// <summary>On to a page (303), so that loading it again does nothing twice.</summary>
    /// <param name="what">Key below <c>done.</c> of the words; null: nothing is said.</param>
    public static IResult At(
        StaffVisit staff, string path, string? what = null, params ReadOnlySpan<(string Name, string Value)> query)
    {
        var address = staff.Visit.Link(path, what is null ? query : [.. query, (Parameter, what)]);
        return new SeeOther(address);
    }

    /// <summary>On to where somebody was going before they signed in.</summary>
    /// <param name="back">From the root, with its query.</param>
    public static IResult Onward(StaffVisit staff, string back) =>
        back.Contains('?', StringComparison.Ordinal) ? new SeeOther(staff.Visit.Root + back) : At(staff, back);

    private sealed record SeeOther(string Address) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = Address;
            return Task.CompletedTask;
        }
    }
}
