using System.Globalization;

namespace BotService.Storage;

/// <summary>Where a page begins in a list that stands by a place, then by clocks.</summary>
internal readonly record struct PlaceKey(long Place, DateTimeOffset Due, long Number)
{
    /// <summary>From the start where the text is no key of ours.</summary>
    public static PlaceKey Read(string? page) =>
        page?.Split('.') is [var place, var ticks, var number]
        && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var t) && t < DateTimeOffset.MaxValue.Ticks
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new(p, new DateTimeOffset(t, TimeSpan.Zero), n) : new(-1, DateTimeOffset.UnixEpoch, 0);

    public override string ToString() => FormattableString.Invariant($"{Place}.{Due.UtcTicks}.{Number}");
}
