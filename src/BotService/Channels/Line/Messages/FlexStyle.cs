namespace BotService.Channels.Line.Messages;

/// <summary>
/// How a text in a bubble looks. Every colour is given, with its ground, because LINE's own
/// follow the phone's dark mode.
/// </summary>
/// <param name="Size">LINE's keyword; all sizes grow with the letters the reader has set.</param>
internal sealed record FlexStyle(string Size, string Color, bool Bold = false, bool Underlined = false)
{
    // A clerk's slip: dark ink on white paper, one green for headings and the main button. Contrast on
    // each ground is at least 4.5:1.
    public const string Paper = "#FFFFFF";
    public const string Ink = "#1B1F23";
    public const string Green = "#0A5C46";
    public const string Line = "#CBD2D9";
    public const string CaseGround = "#EDF4F1";
    public const string DoubtGround = "#FFF4D6";
    public const string WarningGround = "#FDEDEA";
    public const string ButtonGround = "#E3E8E6";
    private const string Soft = "#4A545E";
    private const string Doubt = "#7A4300";
    private const string Red = "#8F1D12";
    private const string Blue = "#0B4FC2";

    public static readonly FlexStyle Title = new("lg", Ink, Bold: true);
    public static readonly FlexStyle Text = new("sm", Ink);
    public static readonly FlexStyle Strong = new("sm", Ink, Bold: true);
    public static readonly FlexStyle Heading = new("md", Green, Bold: true);
    public static readonly FlexStyle WarningHeading = new("md", Red, Bold: true);
    public static readonly FlexStyle WarningMark = new("sm", Red, Bold: true);
    public static readonly FlexStyle Small = new("xs", Soft);
    public static readonly FlexStyle Mark = new("xs", Doubt, Bold: true);
    public static readonly FlexStyle Reservation = new("sm", Doubt);
    public static readonly FlexStyle Link = new("xs", Blue, Underlined: true);
}
