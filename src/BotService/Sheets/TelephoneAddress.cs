namespace BotService.Sheets;

/// <summary>The <c>tel:</c> address of a number (RFC 3966), under which clients dial it.</summary>
internal static class TelephoneAddress
{
    /// <param name="number">As people write it, such as <c>02-2871-7121</c>.</param>
    public static string Of(string number) => $"tel:{string.Concat(number.Where(char.IsAsciiDigit))}";
}
