using BotService.Staff;
using BotService.Web.Layout;
using BotService.Web.Staff.Kit;
using Microsoft.Extensions.Options;

namespace BotService.Web.Staff.Entrance;

/// <summary>What is shown once after a change of credentials, and what a password must be.</summary>
internal sealed class Sealing(Sealed secrets, IOptions<StaffOptions> options)
{
    private const string CodesPurpose = "codes";

    private static readonly TimeSpan Good = TimeSpan.FromMinutes(10);

    public Sealed Secrets => secrets;

    /// <summary>Recovery codes on their way to the page that shows them once.</summary>
    public void Codes(HttpContext http, IReadOnlyList<string> codes) =>
        secrets.Give(http, CodesPurpose, string.Join(' ', codes), Good);

    public IReadOnlyList<string> TakeCodes(HttpContext http) => secrets.Take(http, CodesPurpose)?.Split(' ') ?? [];

    public FieldNotes Rules(Visit visit) => new(null, [visit.Words[$"password.rules-{options.Value.Passwords.Preset}"]]);
}
