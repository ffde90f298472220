using System.Globalization;
using System.Text;

namespace BotService.Engine.Language;

/// <summary>
/// Brings a text into the form in which texts are compared: small plain letters, digits, and Han characters in one
/// form, single spaces between runs. For matching only, never for display. The product runs without ICU, so
/// compatibility folding is done here.
/// </summary>
/// <remarks>
/// Idempotent. Reads at most <see cref="MaxRead"/> UTF-16 units and gives at most
/// <see cref="MaxLength"/>: a question needs no more.
/// </remarks>
public static class TextNormalizer
{
    public const int MaxLength = 600;
    public const int MaxRead = 4 * MaxLength;

    /// <summary>How often a letter may follow itself: 「好好」 means something, 「好好好好」 nothing more.</summary>
    private const int MaxRepeat = 2;

    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<char> buffer = stackalloc char[MaxLength];
        var length = Normalize(text, buffer);
        return new string(buffer[..length]);
    }

    /// <param name="into">At least <see cref="MaxLength"/> long.</param>
    /// <returns>How many characters were written.</returns>
    public static int Normalize(ReadOnlySpan<char> text, Span<char> into) => Normalize(text, into, []);

    /// <param name="origins">Empty, or as long as <paramref name="into"/>: takes for each character written where in
    /// the text that begins which it stands for.</param>
    internal static int Normalize(ReadOnlySpan<char> text, Span<char> into, Span<int> origins)
    {
        var output = new Output(into[..MaxLength], origins);
        foreach (var rune in text[..Math.Min(text.Length, MaxRead)].EnumerateRunes())
        {
            if (output.IsFull) break;
            if (rune.IsBmp) Fold((char)rune.Value, ref output);
            else FoldBeyond(rune, ref output);
            output.Origin += rune.Utf16SequenceLength;
        }
        return output.Length;
    }

    private static void Fold(char c, ref Output output)
    {
        if (char.IsAsciiLetterOrDigit(c)) output.Letter(char.ToLowerInvariant(c));
        else if (c is '\'' or '’') return; // "landlord's" is one word
        else if (c is >= '！' and <= '～') Fold((char)(c - '！' + '!'), ref output);
        else if (FoldingTables.Compatibility.TryGetValue(c, out var replacement))
        {
            foreach (var r in replacement) output.Letter(FoldingTables.Variants[r]);
        }
        else if (char.IsLetterOrDigit(c)) output.Letter(FoldingTables.Variants[char.ToLowerInvariant(c)]);
        else if (!IsInvisible(CharUnicodeInfo.GetUnicodeCategory(c))) output.Space();
    }

    private static void FoldBeyond(Rune rune, ref Output output)
    {
        var value = rune.Value;
        // mathematical letters
        if (value is >= 0x1D400 and <= 0x1D6A3) output.Letter((char)('a' + (value - 0x1D400) % 26));
        else if (value is >= 0x1D7CE and <= 0x1D7FF) output.Letter((char)('0' + (value - 0x1D7CE) % 10));
        else if (Rune.IsLetter(rune)) output.Pair(Rune.ToLowerInvariant(rune));
        else if (!IsInvisible(Rune.GetUnicodeCategory(rune))) output.Space();
    }

    /// <summary>Marks that sit on letters, joiners, direction controls: gone without leaving a gap.</summary>
    private static bool IsInvisible(UnicodeCategory category) =>
        category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private ref struct Output(Span<char> into, Span<int> origins)
    {
        private readonly Span<char> into = into;
        private readonly Span<int> origins = origins;
        private bool space;
        private int run;

        public int Length { get; private set; }

        /// <summary>Where what is being folded stands.</summary>
        public int Origin { get; set; }

        public bool IsFull { get; private set; }

        public void Space() => space = Length > 0;

        public void Letter(char c)
        {
            if (!space && Length > 0 && this.into[Length - 1] == c)
            {
                if (run >= MaxRepeat && !char.IsDigit(c)) return;
            }
            else run = 0;
            if (!Room(1)) return;
            this.into[Length++] = c;
            run = Math.Min(run + 1, MaxRepeat);
        }

        public void Pair(Rune rune)
        {
            if (!Room(2)) return;
            Length += rune.EncodeToUtf16(this.into[Length..]);
            run = 0;
        }

        private bool Room(int units)
        {
            var needed = units + (space ? 1 : 0);
            if (Length + needed > this.into.Length)
            {
                IsFull = true;
                return false;
            }
            if (!this.origins.IsEmpty) this.origins[Length..(Length + needed)].Fill(Origin);
            if (space) this.into[Length++] = ' ';
            space = false;
            return true;
        }
    }
}
