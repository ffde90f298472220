using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Engine.Language.Masking;

namespace BotService.Engine.Dialogs.CallBacks;

/// <summary>
/// The number of a call-back as citizens say it: K, six digits and a check digit after Damm, which finds every wrong digit and
/// every two neighbours that changed places. As a figure it is the seven digits.
/// </summary>
public static partial class CallBackNumber
{
    /// <summary>How many there are.</summary>
    public const int Count = 1_000_000;

    private static readonly byte[][] Damm =
    [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];

    /// <param name="drawn">From 0, below <see cref="Count"/>.</param>
    public static long Of(int drawn) => drawn * 10L + Check(drawn.ToString("D6", CultureInfo.InvariantCulture));

    public static bool IsRight(long number) =>
        number is >= 0 and < Count * 10L && Check(number.ToString("D7", CultureInfo.InvariantCulture)) == 0;

    /// <summary>Such as <c>K572000-6</c>.</summary>
    public static string Write(long number) => FormattableString.Invariant($"K{number / 10:D6}-{number % 10}");

    /// <summary>Those that a text holds, right or not.</summary>
    public static IReadOnlyList<long> In(string text) =>
        [.. Written().Matches(Shadow.Of(text).Text).Select(
            m => long.Parse(m.Groups["six"].Value + m.Groups["check"].Value, CultureInfo.InvariantCulture)).Distinct()];

    /// <summary>The text without them.</summary>
    public static string Without(string text) => Written().Replace(Shadow.Of(text).Text, " ");

    private static int Check(string digits) => digits.Aggregate(0, (interim, digit) => Damm[interim][digit - '0']);

    [GeneratedRegex(@"(?<![A-Za-z0-9])[Kk][\s-]?(?<six>[0-9]{6})[\s-]?(?<check>[0-9])(?![0-9])")]
    private static partial Regex Written();
}
