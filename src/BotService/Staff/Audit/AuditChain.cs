using System.Globalization;
using System.Text;

namespace BotService.Staff.Audit;

/// <summary>How rows of the record hang together: each holds a hash over itself and the one before.</summary>
public static class AuditChain
{
    /// <summary>What the first row that was ever written hangs on.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The hash of a row. Every part is preceded by its length, so that no text can pass for two.</summary>
    public static string Hash(string before, long number, Deed deed)
    {
        var text = new StringBuilder();
        foreach (var part in (string?[])
            [before, number.ToString(CultureInfo.InvariantCulture), Time(deed.At), deed.By, deed.Action, deed.Subject, deed.Detail])
        {
            if (part is null) text.Append('-');
            else text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
        }

        return Digest.Of(text.ToString());
    }

    /// <summary>Milliseconds: what both databases give back as it was.</summary>
    private static string Time(DateTimeOffset at) =>
        at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is wrong with the record.</summary>
/// <param name="Number">The first row that does not fit: changed, inserted, or after one that is missing.</param>
public sealed record AuditFault(long Number, AuditFaultKind Kind);

public enum AuditFaultKind
{
    /// <summary>The row's own hash does not fit what it says or what it hangs on.</summary>
    Changed,

    /// <summary>The number before it is missing.</summary>
    Missing,

    /// <summary>
    /// The end was cut: the head that was asked for stands nowhere, or fewer rows are there than were written.
    /// </summary>
    Cut,
}
