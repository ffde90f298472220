using System.Globalization;
using BotService.Hosting;

namespace BotService.Web.Staff.Kit;

/// <summary>What was filled in. Fields that are empty are as good as missing.</summary>
public sealed class StaffForm(IFormCollection fields)
{
    /// <summary>The field that says which state of things was changed.</summary>
    public const string VersionField = "version";

    public IFormFileCollection Files => fields.Files;

    /// <summary>The version that was shown when the form was made; null when it carried none.</summary>
    public int? Version => Number(VersionField);

    /// <summary>A whole number without sign; null when there is none.</summary>
    public int? Number(string name) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Every field that was sent.</summary>
    public IEnumerable<string> Names => fields.Keys;

    /// <summary>As it was sent, with the spaces and lines around it; null when it was not.</summary>
    public string? Raw(string name) => fields.TryGetValue(name, out var values) && values is [.., var last] ? last : null;

    public string? this[string name] =>
        fields.TryGetValue(name, out var values) && values is [.., var last] && last?.Trim() is { Length: > 0 } text
            ? text : null;

    public IReadOnlyList<string> All(string name) => fields.TryGetValue(name, out var values)
        ? [.. values.Select(v => v?.Trim()).OfType<string>().Where(v => v.Length > 0)] : [];

    /// <summary>A day as the browser's own field writes it; null when there is none, or it is no day.</summary>
    public DateOnly? Day(string name) => IsoDay.Read(this[name]);

    public static async ValueTask<StaffForm> BindAsync(HttpContext http) =>
        new(await http.Request.ReadFormAsync(http.RequestAborted));
}
