using System.Text;
using BotService.Hosting;

namespace BotService.Staff.SignIn;

/// <summary>Codes on paper for whoever has lost the authenticator: each is good once.</summary>
internal static class RecoveryCodes
{
    private const int Count = 10, Half = 5;

    public static IReadOnlyList<string> New(Ids ids) =>
        [.. Enumerable.Range(0, Count).Select(_ => $"{ids.Text(Half)}-{ids.Text(Half)}")];

    public static string Hash(string code) => Digest.Of(
        string.Concat(code.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant());
}
