using System.Globalization;
using BotService.Review.Misses;
using BotService.Staff.Audit;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Misses;

/// <summary>An action on a group, by somebody who may see it.</summary>
internal sealed record MissWork(StaffVisit Staff, MissGroup Group, StaffForm Form, DateTimeOffset Now, CancellationToken Cancel)
{
    public string Path => $"{MissPages.Path}/{Group.Number}";

    /// <summary>A form without one is as good as one from long ago.</summary>
    public int Version => Form.Version ?? -1;

    /// <summary>The texts that were ticked, by number.</summary>
    public IReadOnlyList<long> Chosen => [.. Form.All("question")
        .Select(t => long.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];

    public Deed Did(string what, string? detail = null) =>
        Staff.Did(Now, $"misses/{what}", Group.Number, detail);

    public IResult Bad(string key) => StaffError.Bad(Staff, $"misses.{key}", Path);
}
